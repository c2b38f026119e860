-- Two accounts that may be one person's: why that is thought, who said so, and every row that was changed when they were joined, so that it can be taken back.
-- likeness: of the two names when the pair was proposed, so that a new name proves nothing; match_tag: the one that both are said to have.
create table joinings (
    number        ${identity},
    person        ${bytes} not null,
    joined_person ${bytes} not null,
    pair          text     not null,
    evidence      text     not null,
    likeness      text     not null,
    match_tag     ${bytes},
    state         text     not null,
    proposed_at   bigint   not null,
    proposed_by   ${bytes},
    reason        text     not null,
    decided_at    bigint,
    decided_by    ${bytes},
    decision      text     not null,
    ended_at      bigint,
    ended_by      ${bytes},
    end_reason    text     not null
);
create unique index joinings_now on joinings (pair) where state in ('PROPOSED', 'VOUCHED', 'JOINED');
create index joinings_pair on joinings (pair);
create index joinings_person on joinings (person);
create index joinings_joined on joinings (joined_person);
create index joinings_waiting on joinings (number) where state in ('PROPOSED', 'VOUCHED');

-- place: in which order they were changed; they are taken back in the other.
create table joined_rows (
    joining    bigint  not null,
    place      integer not null,
    changed_in text    not null,
    key_of     text    not null,
    act        text    not null,
    row_before text    not null,
    row_after  text    not null,
    primary key (joining, place)
) ${clustered};

-- match_tag: of a national id that a list, a token or an officer's eyes have shown; made with a key that lies in a file.
create table match_tags (
    person    ${bytes} not null,
    match_tag ${bytes} not null,
    source    text     not null,
    seen_at   bigint   not null,
    primary key (person, match_tag, source)
) ${clustered};
create index match_tags_tag on match_tags (match_tag);
