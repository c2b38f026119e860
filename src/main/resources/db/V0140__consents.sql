-- What a guardian agreed to, in rows that are only ever added: the newest row of a pupil is what holds. A text lies under its own hash, as it was read.
create table consent_texts (
    hash     text   not null primary key,
    language text   not null,
    words    text   not null,
    first_at bigint not null
) ${clustered};

-- sealed, under the pupil's key: who answered, what they are to the pupil, and how the pupil was called.
-- spoken_at is when the guardian said it: of a paper the beginning of the day that stands on it.
create table consents (
    number      ${identity},
    person      ${bytes} not null,
    place       bigint   not null references organisations (number),
    act         text     not null,
    method      text     not null,
    learning    integer  not null,
    tutor       integer  not null,
    publication integer  not null,
    edition     text     not null references consent_texts (hash),
    sealed      ${bytes} not null,
    spoken_at   bigint   not null,
    given_at    bigint   not null,
    until_at    bigint   not null
);
create index consents_person on consents (person, number);

-- One-time links to answer by, and the guardians' own addresses of their record; only keyed hashes of either.
create table consent_codes (
    hash       ${bytes} not null primary key,
    kind       text     not null,
    person     ${bytes} not null,
    place      bigint   not null references organisations (number),
    consent    bigint,
    made_by    ${bytes},
    made_at    bigint   not null,
    expires_at bigint,
    ended_at   bigint
) ${clustered};
create index consent_codes_person on consent_codes (person);

-- A signed paper as one person of the school has entered it; it becomes a consent when another has compared it.
create table consent_papers (
    number      ${identity},
    person      ${bytes} not null,
    place       bigint   not null references organisations (number),
    learning    integer  not null,
    tutor       integer  not null,
    publication integer  not null,
    edition     text     not null references consent_texts (hash),
    sealed      ${bytes} not null,
    signed_on   text     not null,
    made_by     ${bytes} not null,
    made_at     bigint   not null
);
create index consent_papers_person on consent_papers (person);
create index consent_papers_place on consent_papers (place);

create table consent_decisions (
    paper      bigint   not null primary key references consent_papers (number),
    confirmed  integer  not null,
    decided_by ${bytes} not null,
    decided_at bigint   not null,
    reason     text     not null
);
