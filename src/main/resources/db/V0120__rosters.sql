-- Rosters: what an organisation's list says of its places and people, so that the same list read again changes nothing and whoever left is known.
-- roster: the place that the list is of. key: a keyed hash of the list's own identifier; mark: one of what the list says; match_tag: of a national id.
create table roster_places (
    roster       bigint   not null references organisations (number),
    key          ${bytes} not null,
    organisation bigint   not null references organisations (number),
    made         integer  not null,
    left_at      bigint,
    primary key (roster, key)
) ${clustered};
create unique index roster_places_organisation on roster_places (organisation);

create table roster_people (
    roster    bigint   not null references organisations (number),
    key       ${bytes} not null,
    person    ${bytes} not null references persons (id),
    mark      ${bytes} not null,
    home      bigint   not null references organisations (number),
    match_tag ${bytes},
    off       integer  not null,
    since_at  bigint   not null,
    left_at   bigint,
    primary key (roster, key)
) ${clustered};
create index roster_people_person on roster_people (person);
create index roster_people_tag on roster_people (match_tag) where match_tag is not null;
