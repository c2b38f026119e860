-- Who may do what and since when, the invitations that give such rights, and a trail that shows when it was tampered with.
create table organisations (
    number ${identity},
    name   text not null,
    parent bigint references organisations (number)
);
insert into organisations (name) values ('root');

create table role_grants (
    number       ${identity},
    person       ${bytes} not null references persons (id),
    role         text     not null,
    organisation bigint   not null references organisations (number),
    since_at     bigint   not null,
    granted_by   ${bytes},
    ended_at     bigint,
    ended_by     ${bytes}
);
create unique index role_grants_now on role_grants (person, role, organisation) where ended_at is null;

create table one_time_links (
    hash         ${bytes} not null primary key,
    role         text     not null,
    organisation bigint   not null references organisations (number),
    made_by      ${bytes},
    made_at      bigint   not null,
    expires_at   bigint   not null,
    used_at      bigint,
    used_by      ${bytes}
) ${clustered};

create table audit_entries (
    number bigint   not null primary key,
    entered_at bigint not null,
    actor  ${bytes},
    act    text     not null,
    object text     not null,
    reason text     not null,
    hash   ${bytes} not null
);

create table audit_head (
    one    integer  not null primary key,
    number bigint   not null,
    hash   ${bytes} not null
);
