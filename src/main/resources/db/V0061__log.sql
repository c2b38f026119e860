-- The public log: its leaves in their order, what is appended, and every checkpoint that was published; the tiles are files made from these.
create table log_states (
    name      text   not null primary key,
    origin    text   not null,
    opened_at bigint not null,
    appended  bigint not null
) ${clustered};

create table log_leaves (
    position bigint not null primary key,
    line     text   not null
) ${clustered};

create table log_checkpoints (
    size         bigint   not null primary key,
    root         ${bytes} not null,
    note         text     not null,
    published_at bigint   not null
) ${clustered};

create table log_programmes (
    programme text not null primary key,
    year      integer not null,
    tracks    text not null,
    modes     text not null,
    first_day text not null,
    last_day  text not null,
    position  bigint
) ${clustered};

create table log_keys (
    name     text   not null primary key,
    position bigint not null
) ${clustered};
