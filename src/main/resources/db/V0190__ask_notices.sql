-- Who has read and accepted which edition of the notice that comes before the first question to a model, in which wording, and whether they said that they are 18 or older.
create table ask_notices (
    person      ${bytes} not null,
    edition     text     not null,
    wording     text     not null,
    grown_up    integer  not null,
    accepted_at bigint   not null,
    primary key (person, edition, wording)
) ${clustered};
