-- Ids for ever: a person is a random id joined to learner keys by dated rows, so that steps need never be rewritten.
create table persons (
    id       ${bytes} not null primary key,
    made_at  bigint   not null,
    erased_at bigint
) ${clustered};

create table learners (
    number  ${identity},
    key     ${bytes} not null unique,
    made_at bigint   not null
);

create table learner_links (
    learner  bigint   not null references learners (number),
    person   ${bytes} not null references persons (id),
    since_at bigint   not null,
    ended_at bigint,
    primary key (learner, person, since_at)
) ${clustered};
create unique index learner_links_now on learner_links (learner) where ended_at is null;
create index learner_links_person on learner_links (person);

create table person_keys (
    person  ${bytes} not null primary key references persons (id),
    wrapped ${bytes} not null,
    made_at bigint   not null
) ${clustered};

create table person_details (
    person     ${bytes} not null references persons (id),
    field      text     not null,
    sealed     ${bytes} not null,
    changed_at bigint   not null,
    primary key (person, field)
) ${clustered};

create table confirmations (
    person     ${bytes} not null references persons (id),
    since_at   bigint   not null,
    kind       text     not null,
    actor      ${bytes} not null,
    reason     text     not null,
    ended_at   bigint,
    ended_by   ${bytes},
    end_reason text,
    primary key (person, since_at)
) ${clustered};
create unique index confirmations_now on confirmations (person) where ended_at is null;
