-- The rows of the log as leaves of one RFC 6962 tree (SEC-43); docs/audit-format.md says how, byte by byte. A row gets its
-- place after its commit, so the acts never wait for the tree; places have no gaps, and a row is given one only when no older
-- transaction can still commit.

-- Personal words stand in the leaf by their salted hash alone, so that they can be erased and the proof stays (SEC-46).
alter table audit.event add column salt uuid default gen_random_uuid();
alter table audit.event alter column actor_name drop not null;
alter table audit.event alter column network drop not null;
create index event_order on audit.event (txid, seq);

create table audit.erased (
    seq bigint primary key,
    personal bytea not null,
    erased_at timestamptz not null default clock_timestamp(),
    constraint erased_hash check (length(personal) = 32)
);

create table audit.leaf (
    index bigint primary key,
    seq bigint not null,
    txid xid8 not null,
    hash bytea not null,
    constraint leaf_seq_unique unique (seq),
    constraint leaf_index check (index >= 0),
    constraint leaf_hash check (length(hash) = 32)
);

-- Roots of whole subtrees of 256, 65,536, ... leaves: level 1, 2, ...; what lies between is computed.
create table audit.node (
    level smallint not null,
    index bigint not null,
    hash bytea not null,
    primary key (level, index),
    constraint node_level check (level >= 1),
    constraint node_hash check (length(hash) = 32)
);

create table audit.checkpoint (
    size bigint primary key,
    root bytea not null,
    at timestamptz not null,
    note text not null,
    constraint checkpoint_size check (size > 0),
    constraint checkpoint_root check (length(root) = 32)
);

-- Which key signs; its private half lies outside the database.
create table audit.checkpoint_key (
    number int primary key,
    verifier text not null
);

create or replace function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '%.% is append-only', tg_table_schema, tg_table_name;
end $$;

-- Nothing of a row changes, but for the personal words of one whose hash is kept.
create function audit.refuse_all_but_erasure() returns trigger language plpgsql as $$
begin
    if new.salt is null and new.actor_name is null and new.network is null
        and (new.seq, new.at, new.txid, new.action, new.outcome, new.actor, new.role, new.facility, new.session, new.purpose,
            new.object_type, new.object_id, new.patient, new.detail)
        is not distinct from (old.seq, old.at, old.txid, old.action, old.outcome, old.actor, old.role, old.facility, old.session,
            old.purpose, old.object_type, old.object_id, old.patient, old.detail)
        and exists (select from audit.erased where seq = new.seq) then
        return new;
    end if;
    raise exception 'audit.event is append-only';
end $$;

drop trigger event_append_only on audit.event;
create trigger event_append_only before delete or truncate on audit.event
    for each statement execute function audit.refuse_change();
create trigger event_never_changes before update on audit.event
    for each row execute function audit.refuse_all_but_erasure();
create trigger erased_append_only before update or delete or truncate on audit.erased
    for each statement execute function audit.refuse_change();
create trigger leaf_append_only before update or delete or truncate on audit.leaf
    for each statement execute function audit.refuse_change();
create trigger node_append_only before update or delete or truncate on audit.node
    for each statement execute function audit.refuse_change();
create trigger checkpoint_append_only before update or delete or truncate on audit.checkpoint
    for each statement execute function audit.refuse_change();
create trigger checkpoint_key_append_only before update or delete or truncate on audit.checkpoint_key
    for each statement execute function audit.refuse_change();
