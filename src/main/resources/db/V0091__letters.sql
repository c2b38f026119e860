-- Whoever wishes is told by e-mail that something is new: one address each, sealed under the person's key, and a queue that outlives a kill.
create table letter_addresses (
    person       ${bytes} not null primary key,
    id           ${bytes} not null unique,
    sealed       ${bytes} not null,
    language     text     not null,
    typed_at     bigint   not null,
    confirmed_at bigint,
    wanted       integer  not null,
    failed_at    bigint,
    failure      text
) ${clustered};

-- One of a kind waits for a person at a time, however much is new.
create table letters (
    person ${bytes} not null,
    kind   text     not null,
    due_at bigint   not null,
    tries  integer  not null,
    primary key (person, kind)
) ${clustered};
create index letters_due on letters (due_at);

create table letter_limits (
    key     ${bytes} not null,
    day     bigint   not null,
    letters integer  not null,
    primary key (key, day)
) ${clustered};
