-- Published course versions are kept whole for ever, so that what was once taught and asked can be judged later; readers' reports wait for the authors.
create table course_versions (
    course       text    not null,
    version      integer not null,
    correction   integer not null,
    hash         text    not null,
    rendering    integer not null,
    content      ${bytes} not null,
    published_at bigint  not null,
    primary key (course, version)
);

create table mistake_reports (
    number      ${identity},
    about       text   not null,
    language    text   not null,
    words       text   not null,
    reported_at bigint not null,
    answered_at bigint
);

create table report_limits (
    session ${bytes} not null,
    day     bigint   not null,
    reports integer  not null,
    primary key (session, day)
);
