-- A burst of national ids in sequence shows only when many are looked at together: for a week a keyed mark of each id that an office has seen and of its block of ten stays, never the id.
create table id_blocks (
    block   ${bytes} not null,
    mark    ${bytes} not null,
    person  ${bytes} not null,
    seen_at bigint   not null,
    primary key (block, mark)
) ${clustered};
create index id_blocks_person on id_blocks (person);
create index id_blocks_seen on id_blocks (seen_at);

-- Whose id was one of a burst: a claim may come long after, and needs no marks of ids then.
create table id_bursts (
    person     ${bytes} not null primary key,
    ids        integer  not null,
    noticed_at bigint   not null
) ${clustered};
create index id_bursts_noticed on id_bursts (noticed_at);
