-- Children come in by a card: the code of their class, their number, a picture and a word. What a card says is drawn under a key that does
-- not lie here; kept is only a keyed hash of all that is typed, by which a card is found in one look-up.
create table class_codes (
    organisation bigint not null primary key references organisations (number),
    code         text   not null unique,
    made_at      bigint not null
);

create table class_cards (
    id           ${bytes} not null primary key,
    organisation bigint   not null references organisations (number),
    person       ${bytes} not null references persons (id),
    number       integer  not null,
    language     text     not null,
    secret       ${bytes} not null,
    made_at      bigint   not null,
    ends_at      bigint   not null,
    ended_at     bigint
);
create unique index class_cards_secret on class_cards (secret);
create unique index class_cards_number on class_cards (organisation, number) where ended_at is null;
create unique index class_cards_now on class_cards (organisation, person) where ended_at is null;
create index class_cards_person on class_cards (person);

-- A teacher lets one pupil in from her own screen: six digits that hold for minutes and work once.
create table class_let_ins (
    secret       ${bytes} not null primary key,
    organisation bigint   not null references organisations (number),
    person       ${bytes} not null references persons (id),
    made_by      ${bytes} not null,
    made_at      bigint   not null,
    expires_at   bigint   not null
) ${clustered};
create index class_let_ins_person on class_let_ins (person);
create index class_let_ins_expiry on class_let_ins (expires_at);

-- Wrong guesses, under keyed hashes of what was guessed and from where, for a day.
create table card_tries (
    key     ${bytes} not null primary key,
    tries   integer  not null,
    last_at bigint   not null
) ${clustered};
create index card_tries_last on card_tries (last_at);
