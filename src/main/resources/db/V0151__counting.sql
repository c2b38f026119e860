-- Counting a class: the link by which a guardian gives a child's national id, and that a guardian has declined. No national id is kept here or anywhere.
create table count_links (
    hash         ${bytes} primary key,
    person       ${bytes} not null,
    organisation bigint   not null references organisations (number),
    made_by      ${bytes} not null,
    made_at      bigint   not null,
    ends_at      bigint   not null
);
create unique index count_links_person on count_links (person);
create index count_links_made_by on count_links (made_by);
create index count_links_end on count_links (ends_at);

create table count_choices (
    person      ${bytes} primary key,
    declined_at bigint   not null
);
