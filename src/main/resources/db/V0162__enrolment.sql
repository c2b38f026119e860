-- People join a class or a department by a link that has so many places; who comes later may wait in order.
-- The link's secret is computed from its number under a key of the installation and stands in no row.
create table enrolment_links (
    number    ${identity},
    place     bigint   not null references organisations (number),
    capacity  integer  not null,
    taken     integer  not null,
    waiting   integer  not null,
    first_day text     not null,
    last_day  text     not null,
    made_by   ${bytes} not null,
    made_at   bigint   not null,
    ended_by  ${bytes},
    ended_at  bigint
);
create index enrolment_links_place on enrolment_links (place);
create index enrolment_links_made_by on enrolment_links (made_by);

-- state: JOINED, WAITING or LEFT. number: the order of the queue; who comes again stands at its end.
-- beside: of one that ended because two accounts are one person's, the number of that which stayed.
create table enrolments (
    number   ${identity},
    link     bigint   not null references enrolment_links (number),
    person   ${bytes} not null references persons (id),
    state    text     not null,
    since_at bigint   not null,
    beside   bigint
);
create unique index enrolments_now on enrolments (link, person) where state <> 'LEFT';
create index enrolments_waiting on enrolments (link, number) where state = 'WAITING';
create index enrolments_person on enrolments (person);
