-- A pupil's question said that they may be in danger. What they asked lies with the exchange, in hex digits here; note, what was done, lies under the pupil's key.
create table alerts (
    number       ${identity},
    exchange     text     not null unique,
    person       ${bytes} not null,
    organisation bigint   not null references organisations (number),
    raised_at    bigint   not null,
    answered_by  ${bytes},
    answered_at  bigint,
    sealed       ${bytes},
    reminded_at  bigint
);
create index alerts_person on alerts (person);
create index alerts_organisation on alerts (organisation, raised_at);
create index alerts_raised on alerts (raised_at);

-- Who was told of it, and when they first opened it.
create table alert_readers (
    alert   bigint   not null references alerts (number),
    person  ${bytes} not null,
    seen_at bigint,
    primary key (alert, person)
) ${clustered};
create index alert_readers_person on alert_readers (person);
