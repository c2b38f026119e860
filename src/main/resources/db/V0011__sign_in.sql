-- Ways to come in and the sessions they open; tokens, names and codes only as hashes, so a stolen copy opens nothing.
create table sign_ins (
    number  ${identity},
    person  ${bytes} not null references persons (id),
    kind    text     not null,
    issuer  text     not null,
    subject text     not null,
    secret  ${bytes},
    uses    bigint   not null,
    made_at bigint   not null,
    used_at bigint,
    unique (kind, issuer, subject)
);
create index sign_ins_person on sign_ins (person);

create table recovery_codes (
    hash    ${bytes} not null primary key,
    person  ${bytes} not null references persons (id),
    made_at bigint   not null
) ${clustered};
create index recovery_codes_person on recovery_codes (person);

create table sessions (
    hash      ${bytes} not null primary key,
    learner   bigint references learners (number),
    person    ${bytes} references persons (id),
    device    text     not null,
    made_at   bigint   not null,
    proved_at bigint,
    seen_at   bigint   not null
) ${clustered};
create index sessions_person on sessions (person);
create index sessions_seen on sessions (seen_at);

create table challenges (
    hash       ${bytes} not null primary key,
    purpose    text     not null,
    session    ${bytes} not null,
    handle     ${bytes} not null,
    expires_at bigint   not null
) ${clustered};
create index challenges_expiry on challenges (expires_at);

create table rate_counters (
    key     ${bytes} not null primary key,
    tries   integer  not null,
    last_at bigint   not null
) ${clustered};
create index rate_counters_last on rate_counters (last_at);
