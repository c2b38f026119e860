-- What reaches an exam after its end is kept and judged, never dropped; a hand-in is one signed list; a former device's answers are not lost.
-- extra_minutes: granted beyond the exam's own, already in deadline_at. moves: how often it was taken to another browser. rescore = 1: counts more than
-- the result says, to be scored again.
alter table attempts add column extra_minutes integer not null default 0;
alter table attempts add column moves integer not null default 0;
alter table attempts add column rescore integer not null default 0;
create index attempts_rescore on attempts (id) where rescore = 1;

-- Whoever watches an exam counts who sits it and who is silent from this index alone, at ten thousand as at ten.
drop index attempts_running;
create index attempts_running on attempts (exam, rehearsal, deadline_at, id, started_at) where handed_in_at is null;

-- seat: the number of the browser it came from, 0 the first; a later browser's answer stands before a former one's. late is now one of six: 0 in time,
-- 1 kept and nothing more, 2 late from an outbox, 3 waits for a person, 4 accepted, 5 declined; 0, 2 and 4 count.
alter table responses add column seat integer not null default 0;

-- The browsers an attempt was in before, and until when.
create table attempt_seats (
    learner bigint   not null,
    attempt ${bytes} not null,
    number  integer  not null,
    seat    ${bytes} not null,
    left_at bigint   not null,
    primary key (learner, attempt, number)
) ${clustered};

-- When the server last heard of an attempt before its deadline, written every few seconds for many at once; slim, so that it costs little.
create table attempt_contacts (
    attempt  ${bytes} not null primary key,
    heard_at bigint   not null
) ${clustered};
create index attempt_contacts_heard on attempt_contacts (heard_at);

-- What came after the end: taken_at and sent_at by the device's clock, both evidence and nothing more; heard_at when the attempt had last been heard of.
-- waiting = 1 until a person has decided; sealed: their reason, under the learner's key.
create table late_arrivals (
    learner     bigint   not null,
    attempt     ${bytes} not null,
    item        integer  not null,
    sequence    bigint   not null,
    taken_at    bigint   not null,
    sent_at     bigint,
    received_at bigint   not null,
    heard_at    bigint   not null,
    brought     integer  not null,
    waiting     integer  not null,
    decided_at  bigint,
    sealed      ${bytes},
    primary key (learner, attempt, item, sequence)
) ${clustered};
create index late_arrivals_waiting on late_arrivals (attempt) where waiting = 1;

-- What was handed in: one line an item. Its SHA-256 stands in the step, and so under the receipt's signature.
create table hand_ins (
    learner      bigint   not null,
    attempt      ${bytes} not null,
    step         ${bytes} not null,
    handed_in_at bigint   not null,
    snapshot     text     not null,
    primary key (learner, attempt, step)
) ${clustered};
