-- Which steps became durable together: a receipt proves a step within its commit, and is made again from these rows.
create table commits (
    node           integer not null,
    first_sequence bigint  not null,
    primary key (node, first_sequence)
) ${clustered};

-- A commit is the steps of its node from its first sequence to just before the next one. Steps from before this table stand alone.
insert into commits (node, first_sequence) select node, sequence from steps;

-- Reads the steps of one commit. Steps lie in that order anyway, so a few bytes for many rows do; on SQLite the sequence is
-- the row id, and the index stays empty.
create index steps_sequence on steps ${by_sequence};
