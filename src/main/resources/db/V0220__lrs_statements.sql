-- Statements of other tools, each in the bytes in which it came. position: microseconds since 1970, the statement's "stored"; no two are alike, so
-- that the order of storing is the order of the key, and a page ends at one number.
create table lrs_authorities (
    number ${identity},
    agent  text not null unique
);

create table lrs_statements (
    position  ${identity},
    id        ${bytes} not null,
    authority bigint   not null references lrs_authorities (number),
    version   text     not null,
    target    ${bytes},
    voids     integer  not null,
    voided    integer  not null,
    statement ${bytes} not null
);
create unique index lrs_statements_id on lrs_statements (id);
create index lrs_statements_target on lrs_statements (target) where target is not null;

-- By what a statement is found: 16 bytes of the SHA-256 of what it is (verb, agent, activity …) and its value.
create table lrs_found (
    term     ${bytes} not null,
    position bigint   not null,
    primary key (term, position)
) ${clustered};

-- The last position that was given. Whoever stores statements takes the next one first, and so waits for all who do the same.
create table lrs_position (
    last bigint not null
);
insert into lrs_position (last) values (0);

-- What was sent along with statements, once each, under its SHA-2; and which statement brought it.
create table lrs_attachments (
    sha2    ${bytes} not null primary key,
    content ${bytes} not null
);
create table lrs_attachment_uses (
    position bigint   not null,
    sha2     ${bytes} not null,
    primary key (position, sha2)
) ${clustered};
create index lrs_attachment_uses_sha2 on lrs_attachment_uses (sha2);

-- What has been said of activities: names, descriptions, types. term: as in lrs_found.
create table lrs_activities (
    term       ${bytes} not null primary key,
    definition ${bytes} not null
);
