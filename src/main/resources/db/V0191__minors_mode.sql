-- What the head of a place has decided on its pupils and models. closed_at: when the mode closed itself because a named person was there no more.
create table minors_modes (
    organisation bigint   not null primary key references organisations (number),
    teens        integer  not null,
    under_13     integer  not null,
    decided_by   ${bytes} not null,
    decided_at   bigint   not null,
    closed_at    bigint
);

-- The two who hear of it when a pupil may be in danger. duty: LEAD or DEPUTY.
create table safeguarding_persons (
    organisation bigint   not null references organisations (number),
    duty         text     not null,
    person       ${bytes} not null,
    primary key (organisation, duty)
) ${clustered};
create index safeguarding_persons_person on safeguarding_persons (person);
