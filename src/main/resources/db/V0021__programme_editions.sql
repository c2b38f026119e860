-- Each edition of a programme is kept for ever, with who made it and why: a credential counts by the edition it names, so no later edition changes what was counted.
create table programme_editions (
    programme text    not null,
    version   integer not null,
    target    integer not null,
    first_day text    not null,
    last_day  text    not null,
    tracks    text    not null,
    modes     text    not null,
    since_at  bigint  not null,
    actor     ${bytes},
    reason    text    not null,
    primary key (programme, version)
);
