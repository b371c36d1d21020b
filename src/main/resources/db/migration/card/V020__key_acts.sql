-- What custodians do to a key (CARD-34): one proposes, another confirms. Decided once, never changed afterwards.
create table card.key_act (
    id uuid primary key,
    kind text not null,
    purpose text not null,
    key smallint references card.signing_key,
    reason text not null,
    state text not null,
    proposed_by uuid not null,
    proposed_by_name text not null,
    proposed_at timestamptz not null,
    decided_by uuid,
    decided_by_name text,
    decided_at timestamptz,
    cards int,
    constraint key_act_kind check (kind in ('ANNOUNCE', 'TAKE_OVER', 'RETIRE', 'COMPROMISE')),
    constraint key_act_purpose check (purpose in ('SERVICE', 'EMERGENCY', 'HEALTH_CARD', 'LIST')),
    constraint key_act_key check (kind = 'ANNOUNCE' or key is not null),
    constraint key_act_reason check (reason <> ''),
    constraint key_act_state check (state in ('OPEN', 'DONE', 'WITHDRAWN')),
    constraint key_act_decided check ((state = 'OPEN') = (decided_by is null) and (state = 'OPEN') = (decided_at is null)),
    constraint key_act_of_two check (state <> 'DONE' or decided_by <> proposed_by)
);
create unique index one_open_act on card.key_act (kind, purpose, key) nulls not distinct where state = 'OPEN';
create index key_act_newest on card.key_act (proposed_at desc);

create function card.check_key_act() returns trigger language plpgsql as $$
begin
    if old.state <> 'OPEN' then
        raise exception 'what was decided of a key stays as it is' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger key_act_decided_once before update or delete on card.key_act for each row execute function card.check_key_act();

-- Whose cards wait to be made anew hears of it once; null until then.
alter table card.reissue add column told_at timestamptz;
create index reissue_to_tell on card.reissue (priority, queued_at, card) where told_at is null;
create index signature_of_key on card.signature (key);
