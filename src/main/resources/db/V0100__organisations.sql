-- People come as classes and staff lists: organisations become a tree of places, and people are members of them by dated rows.
-- folded: the name in small letters, to be found by, since SQLite folds only Latin ones. path: the numbers of all that a place lies in and its own, 8 hex digits each, so that a branch is one range of the index.
alter table organisations add column kind text not null default 'COUNTRY';
alter table organisations add column path text;
alter table organisations add column folded text not null default '';
alter table organisations add column region text;
alter table organisations add column code text;
alter table organisations add column grade integer;
alter table organisations add column made_at bigint not null default 0;
alter table organisations add column closed_at bigint;
update organisations set path = '00000001' where number = 1;
create unique index organisations_path on organisations (path);
create index organisations_parent on organisations (parent);
create unique index organisations_region on organisations (region) where kind = 'REGION';
create unique index organisations_code on organisations (code) where code is not null;

create table memberships (
    organisation bigint   not null references organisations (number),
    person       ${bytes} not null references persons (id),
    since_at     bigint   not null,
    source       text     not null,
    ended_at     bigint,
    primary key (organisation, person, since_at)
) ${clustered};
create unique index memberships_now on memberships (organisation, person) where ended_at is null;
create index memberships_person on memberships (person);
create index role_grants_place on role_grants (organisation) where ended_at is null;

-- Whoever left is disabled and not deleted; and a session knows by which door its person came in.
alter table persons add column disabled_at bigint;
alter table sessions add column door text;

-- What is done to somebody in a place names both: it is found by its first 39 signs, which are the person.
create index audit_entries_about on audit_entries (substr(object, 1, 39));
