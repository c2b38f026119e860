-- Every exchange with a model, and every refusal before one: only ever added to. Keyed by a pseudonym that serves for nothing else; of a visitor
-- without an account it is the exchange's own id. passages and verdicts: one in each line. No word that was asked or answered.
create table exchanges (
    asker           ${bytes} not null,
    id              ${bytes} not null,
    at              bigint   not null,
    kind            text     not null,
    language        text     not null,
    prompt_version  text     not null,
    passages        text     not null,
    course          text,
    model           text,
    model_hash      text,
    parameters      text     not null,
    verdicts        text     not null,
    first_millis    bigint   not null,
    whole_millis    bigint   not null,
    asked_tokens    integer  not null,
    answered_tokens integer  not null,
    counted         integer  not null,
    primary key (asker, id)
) ${clustered};
create index exchanges_asker_at on exchanges (asker, at);
create index exchanges_at on exchanges (at);

-- Whose a pseudonym is: the only row that says so, gone with the person. last_month: the last in which they asked, as 202611.
create table exchange_askers (
    asker      ${bytes} not null primary key,
    person     ${bytes} not null,
    last_month integer  not null
) ${clustered};
create index exchange_askers_person on exchange_askers (person);

-- The words of an exchange, sealed under the key of the person with whose account they were written.
create table exchange_words (
    exchange ${bytes} not null primary key,
    person   ${bytes} not null,
    at       bigint   not null,
    sealed   ${bytes} not null
) ${clustered};
create index exchange_words_person on exchange_words (person, at);
create index exchange_words_at on exchange_words (at);

-- How often a person has asked on a day, in Almaty, counted from 1970: what a budget is measured by. Gone after two days.
create table exchange_days (
    person    ${bytes} not null,
    day       integer  not null,
    kind      text     not null,
    exchanges integer  not null,
    primary key (person, day, kind)
) ${clustered};

-- Sums that move with each exchange, so that nobody has to count the log. scope: ALL, KIND, MODEL, VERDICT, ORGANISATION (name: its number).
create table exchange_totals (
    month     integer not null,
    scope     text    not null,
    name      text    not null,
    exchanges bigint  not null,
    answered  bigint  not null,
    tokens    bigint  not null,
    people    bigint  not null,
    primary key (month, scope, name)
) ${clustered};
