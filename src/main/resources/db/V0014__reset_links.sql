-- A link that lets a person who lost everything in again: once, soon, only its hash is kept, and who made it is known.
create table reset_links (
    hash       ${bytes} not null primary key,
    person     ${bytes} not null references persons (id),
    made_by    ${bytes},
    made_at    bigint   not null,
    expires_at bigint   not null,
    ended_at   bigint
) ${clustered};
create index reset_links_person on reset_links (person);
