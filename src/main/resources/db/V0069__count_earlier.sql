-- Who reports the number must say how it has changed: the numbers of two earlier trees, computed by the same rule, stand beside those of the newest.
alter table count_states add column published_at bigint not null default 0;
update count_states set published_at = coalesce((select published_at from log_checkpoints where log_checkpoints.size = count_states.size), 0);

create table count_earlier (
    programme    text     not null,
    span         text     not null,
    size         bigint   not null,
    root         ${bytes} not null,
    published_at bigint   not null,
    trained      bigint   not null,
    revoked      bigint   not null,
    primary key (programme, span)
) ${clustered};
