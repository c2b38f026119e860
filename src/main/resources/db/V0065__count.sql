-- The count as a projection of the leaves, kept as they are queued, so that its page costs the same at ten million people.
create table count_leaves (
    programme   text     not null,
    tag         ${bytes} not null,
    leaf        bigint   not null,
    track       text     not null,
    level       integer  not null,
    region      text     not null,
    week        text     not null,
    mode        text     not null,
    established text     not null,
    primary key (programme, tag, leaf)
) ${clustered};

create table count_cells (
    programme text   not null,
    measure   text   not null,
    dimension text   not null,
    value     text   not null,
    number    bigint not null,
    primary key (programme, measure, dimension, value)
) ${clustered};
