-- An agency's own staff list keeps itself up to date here (SCIM): tokens of the programs that send it, and whom those programs know under which names.
create table scim_tokens (
    number       ${identity},
    organisation bigint   not null references organisations (number),
    hash         ${bytes} not null unique,
    label        text     not null,
    made_at      bigint   not null,
    expires_at   bigint   not null,
    ended_at     bigint,
    used_at      bigint
);
create index scim_tokens_organisation on scim_tokens (organisation);

-- user_name and external_id: keyed hashes, to find somebody by; the words themselves are sealed under the person's key.
create table scim_users (
    id           ${bytes} not null primary key,
    organisation bigint   not null references organisations (number),
    person       ${bytes} not null references persons (id),
    user_name    text     not null,
    external_id  text,
    sealed       ${bytes},
    version      bigint   not null,
    made_at      bigint   not null,
    changed_at   bigint   not null,
    disabled_at  bigint,
    left_at      bigint
) ${clustered};
create unique index scim_users_user_name on scim_users (organisation, user_name) where left_at is null;
create unique index scim_users_external_id on scim_users (organisation, external_id) where left_at is null;
create index scim_users_listed on scim_users (organisation, made_at, id);
create index scim_users_person on scim_users (person);

create table scim_groups (
    organisation bigint not null primary key references organisations (number),
    external_id  text,
    version      bigint not null,
    made_at      bigint not null,
    changed_at   bigint not null
);

-- As the sender knows it: who is disabled stays here and is a member of nothing meanwhile.
create table scim_members (
    department bigint   not null references organisations (number),
    id         ${bytes} not null references scim_users (id),
    primary key (department, id)
) ${clustered};
create index scim_members_user on scim_members (id);
