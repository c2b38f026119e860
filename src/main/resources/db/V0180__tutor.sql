-- What a teacher lets the tutor give at most, what learners report of its answers, and how often it helped. No row says who asked.
create table tutor_ceilings (
    place  bigint not null references organisations (number),
    course text   not null,
    lesson text   not null,
    most   text   not null,
    primary key (place, course, lesson)
) ${clustered};

create table tutor_reports (
    number         ${identity},
    reported_at    bigint not null,
    language       text   not null,
    lesson         text   not null,
    model          text   not null,
    prompt_version text   not null,
    reason         text   not null,
    note           text   not null,
    question       text   not null,
    answer         text   not null,
    decision       text,
    decided_at     bigint
);
create index tutor_reports_open on tutor_reports (number) where decision is null;
create index tutor_reports_decided on tutor_reports (decided_at) where decision is not null;

create table tutor_opinions (
    month    integer not null,
    language text    not null,
    tier     text    not null,
    helped   integer not null,
    times    bigint  not null,
    primary key (month, language, tier, helped)
) ${clustered};
