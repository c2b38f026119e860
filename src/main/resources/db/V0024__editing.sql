-- Suggestions to change one text of a course and what became of them, editors' signatures, and what somebody has typed and not sent yet.
create table text_suggestions (
    number       ${identity},
    course       text     not null,
    address      text     not null,
    base_version integer  not null,
    text_before  text     not null,
    text_after   text     not null,
    why          text     not null,
    suggested_by ${bytes} not null,
    suggested_at bigint   not null,
    state        text     not null,
    answered_by  ${bytes},
    answered_at  bigint,
    answer       text     not null,
    published_in integer
);
create index text_suggestions_course on text_suggestions (course, state);

-- A signature holds for the very text that was read: read is the hash of that.
create table text_signatures (
    number       ${identity},
    course       text     not null,
    owner        text     not null,
    language     text     not null,
    read         text     not null,
    signature    text     not null,
    signed_by    ${bytes} not null,
    signed_at    bigint   not null,
    published_in integer
);
create index text_signatures_course on text_signatures (course);

create table text_drafts (
    person      ${bytes} not null,
    course      text     not null,
    address     text     not null,
    text_before text     not null,
    typed       text     not null,
    kept_at     bigint   not null,
    primary key (person, course, address)
) ${clustered};
