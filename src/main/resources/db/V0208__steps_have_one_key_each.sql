-- On PostgreSQL a step had two unique indexes with its id in them; the one on the id alone says more and is filled in order, so it becomes
-- the key, and half of what indexes took goes. On SQLite, where the sequence is the key, nothing changes.
${on_postgresql} alter table steps drop constraint steps_pkey;
${on_postgresql} alter table steps add primary key using index steps_id;
