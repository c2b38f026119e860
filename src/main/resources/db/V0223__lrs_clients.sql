-- Tools that keep learning records here (xAPI) are known by a name and a secret: found by the name, opened by a keyed hash of the secret.
-- scopes, origins: words apart by spaces.
create table lrs_clients (
    name      text     not null primary key,
    hash      ${bytes} not null,
    scopes    text     not null,
    origins   text     not null,
    made_at   bigint   not null,
    used_at   bigint,
    closed_at bigint
);
