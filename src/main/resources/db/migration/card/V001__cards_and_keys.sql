-- Signing keys (CARD-34). The private half lies outside the database.
create table card.signing_key (
    number smallint primary key,
    purpose text not null,
    kid bytea not null,
    point bytea not null,
    state text not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint key_number check (number between 0 and 255),
    constraint key_purpose check (purpose in ('SERVICE', 'EMERGENCY')),
    constraint key_kid check (length(kid) = 8),
    constraint key_point check (length(point) = 64),
    constraint key_state check (state in ('CREATED', 'PUBLISHED', 'SIGNING', 'VERIFY_ONLY', 'RETIRED', 'COMPROMISED'))
);
create unique index one_key_signs_for_a_purpose on card.signing_key (purpose) where state = 'SIGNING';

-- One row for each card, slip, wristband or sticker sheet. `person` is the registry's id, `health_id` the printed number.
create table card.card (
    id uuid primary key,
    serial bigint not null,
    person uuid not null,
    health_id bigint not null,
    kind text not null,
    form text not null,
    state text not null,
    issued_on date not null,
    expires_on date,
    emergency_code boolean not null,
    constraint card_serial_unique unique (serial),
    constraint card_health_id check (health_id between 10000000000 and 59999999999),
    constraint card_kind check (kind in ('TEMPORARY', 'PERMANENT')),
    constraint card_form check (form in ('LARGE', 'POCKET', 'PHONE', 'TEMPORARY', 'WRISTBAND', 'STICKERS')),
    constraint card_period check (expires_on > issued_on),
    constraint card_temporary_ends check (kind <> 'TEMPORARY' or expires_on <= issued_on + 366)
);
create unique index one_active_card_of_a_form on card.card (person, form) where state = 'ACTIVE';
create index card_person on card.card (person, issued_on desc);

-- The only ways a card may go (life cycle of the card capability).
create table card.step (
    before text not null,
    after text not null,
    primary key (before, after)
);
insert into card.step (before, after) values
    ('REQUESTED', 'PRINT_QUEUED'), ('REQUESTED', 'REJECTED'), ('REQUESTED', 'WITHDRAWN'), ('REQUESTED', 'ACTIVE'),
    ('PRINT_QUEUED', 'PRINTED'), ('PRINTED', 'SPOILED'), ('SPOILED', 'PRINT_QUEUED'), ('PRINTED', 'ISSUED'),
    ('ISSUED', 'ACTIVE'), ('ISSUED', 'RETURNED'), ('RETURNED', 'ISSUED'), ('RETURNED', 'DESTROYED'),
    ('ACTIVE', 'SUSPENDED'), ('SUSPENDED', 'ACTIVE'),
    ('ISSUED', 'REPLACED'), ('ACTIVE', 'REPLACED'), ('SUSPENDED', 'REPLACED'),
    ('ISSUED', 'EXPIRED'), ('ACTIVE', 'EXPIRED'), ('SUSPENDED', 'EXPIRED'),
    ('ISSUED', 'REVOKED'), ('ACTIVE', 'REVOKED'), ('SUSPENDED', 'REVOKED');

create function card.check_step() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'REQUESTED' then
            raise exception 'a card begins as REQUESTED, not as %', new.state using errcode = 'check_violation';
        end if;
    elsif (new.id, new.serial, new.person, new.health_id, new.form) is distinct from (old.id, old.serial, old.person, old.health_id, old.form) then
        raise exception 'a card keeps its serial, holder and form' using errcode = 'check_violation';
    elsif new.state <> old.state and not exists (
        select from card.step where before = old.state and after = new.state) then
        raise exception 'a card does not go from % to %', old.state, new.state using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger card_step before insert or update on card.card for each row execute function card.check_step();

create table card.event (
    seq bigint generated always as identity primary key,
    card uuid not null references card.card,
    before text,
    after text not null,
    reason text not null,
    channel text not null,
    at timestamptz not null,
    actor uuid not null,
    actor_name text not null,
    role text not null,
    facility uuid not null,
    place uuid,
    constraint event_channel check (channel in ('COUNTER', 'PORTAL', 'HELPLINE', 'SYSTEM'))
);
create index event_card on card.event (card, seq);

-- The holder's agreement to each class of emergency content (CARD-11). Withdrawn once, never changed otherwise.
create table card.consent (
    id uuid primary key,
    person uuid not null,
    wording text not null,
    classes text[] not null,
    given_at timestamptz not null,
    withdrawn_at timestamptz,
    recorded_by uuid not null,
    constraint consent_classes check (cardinality(classes) > 0),
    constraint consent_order check (withdrawn_at is null or withdrawn_at >= given_at)
);
create index consent_person on card.consent (person, given_at desc);

-- What was printed, as it was printed: never read again from today's record.
create table card.print (
    id uuid primary key,
    card uuid not null references card.card,
    copy int not null,
    template text not null,
    fields jsonb not null,
    consent uuid references card.consent,
    code_hash bytea not null,
    emergency_hash bytea,
    printed_at timestamptz not null,
    actor uuid not null,
    constraint print_copy_unique unique (card, copy),
    constraint print_emergency_needs_consent check (emergency_hash is null or consent is not null)
);

create function card.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_schema || '.' || tg_table_name;
end $$;
create trigger event_append_only before update or delete or truncate on card.event
    for each statement execute function card.refuse_change();
create trigger print_append_only before update or delete or truncate on card.print
    for each statement execute function card.refuse_change();
