-- The same citizen may come by school, by another's sign-on and by themselves: an account that turned out to be somebody's says into whose it was joined.
alter table persons add column joined_into ${bytes};
create index persons_joined on persons (joined_into) where joined_into is not null;
