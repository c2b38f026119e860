-- When the fifth of a burst is refused, the first four have their credentials already: which they are the office finds here for some days.
create table integrity_issued (
    attempt    ${bytes} not null primary key,
    person     ${bytes} not null,
    credential ${bytes} not null,
    issued_at  bigint   not null
) ${clustered};
create index integrity_issued_person on integrity_issued (person);
create index integrity_issued_at on integrity_issued (issued_at);
