-- An account that nobody has used for years is not erased before its person was warned; and a person may see who looked them up, so the trail is found by its object.
create table inactive_warnings (
    person    ${bytes} not null primary key references persons (id),
    warned_at bigint   not null
) ${clustered};

create index audit_entries_object on audit_entries (object);
create index audit_entries_actor on audit_entries (actor);
