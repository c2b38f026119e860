-- Which edition of the rules and of the notice on data a person has accepted, and when: a new edition is asked for anew.
create table acceptances (
    person      ${bytes} not null,
    edition     text     not null,
    accepted_at bigint   not null,
    primary key (person, edition)
) ${clustered};
