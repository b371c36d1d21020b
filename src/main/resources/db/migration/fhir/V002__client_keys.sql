-- A program may be stopped for a while, gets new keys before the old ones are known, and shows when it last came (SEC-9).
alter table fhir.client
    drop constraint client_state_check,
    add constraint client_state_check check (state in ('ACTIVE', 'SUSPENDED', 'CLOSED')),
    add column keys_at timestamptz,
    add column used_at timestamptz;
update fhir.client set keys_at = created_at;
alter table fhir.client alter column keys_at set not null;
