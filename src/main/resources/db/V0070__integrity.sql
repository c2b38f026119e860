-- Evidence that cannot be is refused with its reason; what only looks odd waits for a human: one row for each claim and rule, for the person, the office and the published totals.
create table integrity_cases (
    attempt       ${bytes} not null,
    rule          text     not null,
    person        ${bytes} not null,
    programme     text     not null,
    course        text     not null,
    rules_version integer  not null,
    state         text     not null,
    figures       text     not null,
    opened_at     bigint   not null,
    due_at        bigint   not null,
    appeal_sealed ${bytes},
    appealed_at   bigint,
    decided_at    bigint,
    decided_by    ${bytes},
    decision      text,
    primary key (attempt, rule)
) ${clustered};
create index integrity_cases_person on integrity_cases (person);
create index integrity_cases_totals on integrity_cases (programme, rule, state);
create index integrity_cases_waiting on integrity_cases (due_at) where state in ('CHECKED', 'APPEALED');
create index integrity_cases_decided on integrity_cases (decided_at) where decided_at is not null;
