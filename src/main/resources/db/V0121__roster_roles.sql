-- Staff whom a roster names are expected: a right is given by an invitation of whoever runs the place, never by a file. hash: of the link that was made.
create table roster_roles (
    roster       bigint   not null references organisations (number),
    organisation bigint   not null references organisations (number),
    person       ${bytes} not null references persons (id),
    role         text     not null,
    since_at     bigint   not null,
    ended_at     bigint,
    hash         ${bytes},
    primary key (organisation, person, role)
) ${clustered};
create index roster_roles_person on roster_roles (person);
create index roster_roles_roster on roster_roles (roster);

-- A list that was read and waits for its reader's yes, sealed under the reader's own key, without any national id; gone within a day.
create table roster_drafts (
    id           ${bytes} not null primary key,
    organisation bigint   not null references organisations (number),
    person       ${bytes} not null references persons (id),
    sealed       ${bytes} not null,
    made_at      bigint   not null
) ${clustered};
create index roster_drafts_person on roster_drafts (person);
create index roster_drafts_made on roster_drafts (made_at);

-- Who writes a roster now: a page, another node or the command line. One whose time has run out was cut off.
-- mark: of this one writing, which is nobody.
create table roster_leases (
    roster   bigint   not null primary key references organisations (number),
    mark     ${bytes} not null,
    until_at bigint   not null
);
