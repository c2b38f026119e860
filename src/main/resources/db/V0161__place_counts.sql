-- The office sees numbers by place at ten million people as at ten: they are counted in the background from what class pages show, and kept.
-- Weeks are kept of schools and agencies and what they lie in; parent is the place's, so that a page is one range.
create table place_counts (
    place     bigint not null,
    course    text   not null,
    parent    bigint,
    enrolled  bigint not null,
    begun     bigint not null,
    finished  bigint not null,
    passed    bigint not null,
    certified bigint not null,
    primary key (place, course)
) ${clustered};
create index place_counts_parent on place_counts (parent, course);

create table place_weeks (
    place     bigint not null,
    course    text   not null,
    week      text   not null,
    enrolled  bigint not null,
    begun     bigint not null,
    finished  bigint not null,
    certified bigint not null,
    primary key (place, course, week)
) ${clustered};

-- How many people with a certificate are wanted of a place. The country's target is the programme's own.
create table place_targets (
    place  bigint not null primary key,
    people bigint not null,
    set_at bigint not null
) ${clustered};

-- One row: several servers on one database take turns.
create table place_count_rounds (
    one      integer not null primary key,
    begun_at bigint  not null,
    ended_at bigint
);
