-- The configuration that the AI register describes, a row each time that it differs from the one before; only ever added to. facts: a JSON object.
create table register_changes (
    number bigint not null primary key,
    at     bigint not null,
    facts  text   not null
) ${clustered};
