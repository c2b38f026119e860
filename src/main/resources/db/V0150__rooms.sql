-- A room makes an exam supervised, and nothing else does: who opened it where, for which classes and until when, who sat at which seat, and the sheet that closes it.
create table rooms (
    number       ${identity},
    organisation bigint   not null references organisations (number),
    course       text     not null,
    exam         text     not null,
    person       ${bytes} not null,
    opened_at    bigint   not null,
    ends_at      bigint   not null,
    signed_at    bigint,
    signed_by    ${bytes},
    sheet        text
);
create index rooms_place on rooms (organisation, number);
create index rooms_person on rooms (person);

create table room_groups (
    room         bigint not null references rooms (number),
    organisation bigint not null references organisations (number),
    primary key (organisation, room)
) ${clustered};
create index room_groups_room on room_groups (room);

-- session: the browser in which the code was entered; only it may begin. attempt: what was begun there, known by its random id alone.
create table sitters (
    room        bigint   not null references rooms (number),
    id          ${bytes} not null,
    person      ${bytes} not null,
    session     ${bytes} not null,
    state       text     not null,
    entered_at  bigint   not null,
    seat        text,
    present_at  bigint,
    ended_at    bigint,
    moves_until bigint,
    attempt     ${bytes},
    began_at    bigint,
    sealed      ${bytes},
    sealed_name ${bytes},
    primary key (room, id)
) ${clustered};
create unique index sitters_once on sitters (room, person);
create index sitters_person on sitters (person);
create unique index sitters_attempt on sitters (attempt) where attempt is not null;
create unique index sitters_seat on sitters (room, seat) where seat is not null;

create table room_incidents (
    number ${identity},
    room   bigint not null references rooms (number),
    at     bigint not null,
    words  text   not null
);
create index room_incidents_room on room_incidents (room, number);

-- Whoever was sent out of a room has passed nothing by that sitting, whatever was answered.
alter table attempts add column annulled_at bigint;
