-- Help lines as the office has entered them, with where it read them and when it last looked there.
create table help_lines (
    number     ${identity},
    name       text not null,
    reach      text not null,
    languages  text not null,
    hours      text not null,
    source     text not null,
    checked_on text not null
);
