-- The audit log: one row for each act on a person's record, each search, sign-in and denial (SEC-40).
-- A row is written in the transaction of the act (SEC-42) and never changed. `txid` lets a later reader take
-- only rows below the oldest running transaction; the Merkle log (SEC-43) will be built over `seq` in that order.
create table audit.event (
    seq bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    txid xid8 not null default pg_current_xact_id(),
    action text not null,
    outcome text not null,
    actor uuid not null,
    actor_name text not null,
    role text not null,
    facility uuid not null,
    session text not null,
    network text not null,
    purpose text not null,
    object_type text not null,
    object_id text not null,
    patient uuid,
    detail jsonb not null default '{}',
    constraint event_action check (action in ('READ', 'SEARCH', 'CREATE', 'UPDATE', 'DELETE', 'PRINT', 'EXPORT', 'SIGN_IN', 'SIGN_OUT',
        'BREAK_GLASS_OPEN', 'BREAK_GLASS_CLOSE')),
    constraint event_outcome check (outcome in ('DONE', 'DENIED', 'FAILED'))
);

create index event_patient on audit.event (patient, seq desc) where patient is not null;
create index event_actor on audit.event (actor, seq desc);
create index event_at on audit.event using brin (at);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit.event is append-only';
end $$;

create trigger event_append_only before update or delete or truncate on audit.event
    for each statement execute function audit.refuse_change();
