-- On PostgreSQL a server writes in several lanes at once, and each makes commits under a number of its own; the server's further lanes
-- find theirs again by the server's number. Empty for a server's first lane, and for every server from before.
alter table nodes add column server integer;
alter table nodes add column lane integer;
create unique index nodes_of_server on nodes (server, lane);
