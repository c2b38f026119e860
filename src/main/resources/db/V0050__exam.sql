-- Exams: sealed questions that nobody may read, one row a sitting with the form it was given, and every save of every response.
create table sealed_banks (
    exam        text    not null,
    version     integer not null,
    imported_at bigint  not null,
    primary key (exam, version)
);

-- Former versions stay: an attempt names an item by its hash and must find it for ever.
create table sealed_items (
    exam    text     not null,
    hash    text     not null,
    version integer  not null,
    content ${bytes} not null,
    primary key (exam, hash, version)
);

-- A key that turned out wrong: beside the item's own key, this one counts too. applied_at is null until every result that
-- held the item has been looked at again.
create table item_corrections (
    exam         text     not null,
    hash         text     not null,
    corrected    text     not null,
    content      ${bytes} not null,
    corrected_at bigint   not null,
    applied_at   bigint,
    primary key (exam, hash, corrected)
);

create table attempts (
    learner        bigint   not null,
    id             ${bytes} not null,
    person         ${bytes} not null,
    exam           text     not null,
    course         text     not null,
    course_version integer  not null,
    language       text     not null,
    started_at     bigint   not null,
    deadline_at    bigint   not null,
    handed_in_at   bigint,
    rehearsal      integer  not null,
    form           text     not null,
    seat           ${bytes} not null,
    saves          integer  not null,
    outcome        text,
    primary key (learner, id)
);

create index attempts_id on attempts (id);
create index attempts_person on attempts (person, exam);

-- One open attempt at a time, whichever node and however fast the second click; also what the sweep looks through.
create unique index attempts_open on attempts (person) where handed_in_at is null;

-- item is its number on the form; response is compact JSON, sealed under the person's key when it holds free text;
-- late = 1 came after the end: evidence, never scored.
create table responses (
    learner  bigint   not null,
    attempt  ${bytes} not null,
    item     integer  not null,
    sequence bigint   not null,
    step     ${bytes} not null,
    response ${bytes} not null,
    sealed   integer  not null,
    late     integer  not null,
    saved_at bigint   not null,
    primary key (learner, attempt, item, sequence)
) ${clustered};

-- What a corrected key changed, for whoever asks later why a result is not the one first shown.
create table rescorings (
    learner      bigint   not null,
    attempt      ${bytes} not null,
    hash         text     not null,
    corrected    text     not null,
    right_before integer  not null,
    right_after  integer  not null,
    rescored_at  bigint   not null,
    primary key (learner, attempt, hash, corrected)
);
