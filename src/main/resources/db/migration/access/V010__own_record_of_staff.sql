-- Whose own record in the registry a member of staff has: she never handles it herself, nor that of her family (SEC-23).
alter table access.user_account add column person uuid;
create index user_person on access.user_account (person) where person is not null;
