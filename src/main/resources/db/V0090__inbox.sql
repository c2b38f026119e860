-- Notices say what happened by kind and subject, never in words: those are found in the reader's language when it is read.
create table notices (
    number   ${identity},
    person   ${bytes} not null,
    kind     text     not null,
    subject  text     not null,
    address  text     not null,
    given_at bigint   not null,
    read_at  bigint
);
create index notices_person on notices (person, number);
