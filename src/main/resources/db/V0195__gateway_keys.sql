-- Who learns to build has personal keys to the language model: found by a keyed hash, a key's own words are nowhere. Its name lies sealed.
create table gateway_keys (
    number      ${identity},
    person      ${bytes} not null references persons (id),
    hash        ${bytes} not null unique,
    sealed_name ${bytes} not null,
    made_at     bigint   not null,
    used_at     bigint,
    ended_at    bigint
);
create index gateway_keys_person on gateway_keys (person);

-- day: of Almaty, as 2026-11-28. asked, answered: tokens.
create table gateway_usage (
    person   ${bytes} not null references persons (id),
    day      text     not null,
    requests bigint   not null,
    asked    bigint   not null,
    answered bigint   not null,
    primary key (person, day)
) ${clustered};
