-- Tools keep states and profiles here (xAPI documents). kind: state, activity, agent. agent: the keyed hash of who it is about, empty for an activity's profile.
-- place: of kind, activity, agent, registration and name, for these may be too long for an index. branch: of kind, activity and agent, under which documents are listed.
create table lrs_documents (
    place        ${bytes} not null primary key,
    branch       ${bytes} not null,
    kind         text     not null,
    activity     text     not null,
    agent        ${bytes} not null,
    registration text     not null,
    name         text     not null,
    content_type text     not null,
    content      ${bytes} not null,
    edition      bigint   not null,
    changed_at   bigint   not null
);
create index lrs_documents_branch on lrs_documents (branch);
create index lrs_documents_agent on lrs_documents (agent);
create index lrs_documents_changed on lrs_documents (changed_at);
