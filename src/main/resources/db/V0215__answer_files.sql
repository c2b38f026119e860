-- Files of answers that a learner's browser could not send and that somebody brought in: each by the SHA-256 of its bytes, so that a second time is told. The file is not kept.
create table answer_files (
    hash        ${bytes} not null primary key,
    person      ${bytes} not null,
    made_by     ${bytes} not null,
    brought_at  bigint   not null,
    added       int      not null,
    here        int      not null,
    review      int      not null,
    refused     int      not null
);
create index answer_files_person on answer_files (person);
create index answer_files_made_by on answer_files (made_by);
