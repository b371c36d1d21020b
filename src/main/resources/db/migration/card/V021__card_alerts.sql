-- Where a card was read last: the same one far away soon after is a sign that it was copied.
create table card.last_reading (
    card uuid primary key references card.card,
    facility uuid not null,
    at timestamptz not null
);

-- What a privacy officer is to look at. It stops nobody's care and no card.
create table card.alert (
    id uuid primary key,
    card uuid not null references card.card,
    kind text not null,
    facility uuid not null,
    before_facility uuid,
    before_at timestamptz,
    words text not null,
    raised_at timestamptz not null,
    raised_by uuid not null,
    raised_by_name text not null,
    closed_at timestamptz,
    closed_by uuid,
    closed_by_name text,
    outcome text,
    constraint alert_kind check (kind in ('FAR_APART', 'OTHER_HOLDER')),
    constraint alert_before check ((kind = 'FAR_APART') = (before_facility is not null and before_at is not null)),
    constraint alert_closed check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (outcome is null)),
    constraint alert_by_another check (closed_by <> raised_by)
);
create unique index one_open_alert_of_far_readings on card.alert (card) where kind = 'FAR_APART' and closed_at is null;
create index alert_open on card.alert (raised_at) where closed_at is null;

-- A holder is told once that a card ends (CARD-35).
alter table card.card add column reminded_at timestamptz;
create index card_to_remind on card.card (expires_on, id) where state = 'ACTIVE' and reminded_at is null;
