-- The files of which a version was made, so that it can be changed in the browser, written out as a folder, and drawn anew by a later program.
create table course_sources (
    course      text     not null,
    version     integer  not null,
    content     ${bytes} not null,
    edited      integer  not null,
    folder_hash text     not null,
    primary key (course, version)
);
