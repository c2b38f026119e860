-- A pass entitles a person to one credential: its number is reserved first, it is signed outside the writer, and stored once, with its log entry.
create table entitlements (
    person         ${bytes} not null,
    attempt        ${bytes} not null,
    learner        bigint   not null,
    exam           text     not null,
    course         text     not null,
    course_version integer  not null,
    level          integer  not null,
    track          text     not null,
    language       text     not null,
    passed_at      bigint   not null,
    mode           text     not null,
    sealed         integer  not null,
    primary key (person, attempt)
) ${clustered};

create table registry_entries (
    attempt      ${bytes} not null primary key,
    credential   ${bytes} not null unique,
    year         integer  not null,
    number       integer  not null,
    status_list  integer  not null,
    status_index integer  not null,
    unique (year, number),
    unique (status_list, status_index)
) ${clustered};

create table credentials (
    id              ${bytes} not null primary key,
    person          ${bytes} not null,
    attempt         ${bytes} not null unique,
    registry_number text     not null unique,
    status_list     integer  not null,
    status_index    integer  not null,
    issued_at       bigint   not null,
    hash            ${bytes} not null,
    salt_sealed     ${bytes} not null,
    name_sealed     ${bytes} not null,
    document_sealed ${bytes} not null,
    token_sealed    ${bytes} not null,
    leaf            bigint   not null
) ${clustered};
create index credentials_person on credentials (person, issued_at);

create table leaves (
    number    ${identity},
    about     bigint,
    line      text   not null,
    queued_at bigint not null
);

create table revocations (
    credential   ${bytes} not null primary key,
    reason       text     not null,
    revoked_at   bigint   not null,
    revoked_by   ${bytes} not null,
    status_list  integer  not null,
    status_index integer  not null,
    leaf         bigint   not null
) ${clustered};
create index revocations_list on revocations (status_list);
