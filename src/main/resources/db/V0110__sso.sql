-- People come in by another organisation's sign-on: who is on the way there, which of its logouts was taken, and which session it opened.
create table sso_journeys (
    hash       ${bytes} not null primary key,
    provider   text     not null,
    session    ${bytes} not null,
    purpose    text     not null,
    language   text     not null,
    next       text     not null,
    brings     integer  not null,
    anew       integer  not null,
    begun_at   bigint   not null,
    expires_at bigint   not null
) ${clustered};
create index sso_journeys_expiry on sso_journeys (expires_at);

create table sso_logouts (
    hash       ${bytes} not null primary key,
    expires_at bigint   not null
) ${clustered};
create index sso_logouts_expiry on sso_logouts (expires_at);

alter table sessions add column sign_in bigint;
alter table sessions add column issuer_session text;
create index sessions_sign_in on sessions (sign_in) where sign_in is not null;
create index sessions_issuer_session on sessions (issuer_session) where issuer_session is not null;
