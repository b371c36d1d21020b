-- A summary on line for whom the holder chooses (CARD-14). What opens it is sealed; the address is known here by its hash only.
create table card.link (
    id uuid primary key,
    person uuid not null,
    address_hash bytea not null,
    sealed text not null,
    passcode_hash bytea,
    tries_left int not null,
    views_left int,
    made_at timestamptz not null,
    ends_at timestamptz not null,
    revoked_at timestamptz,
    made_by uuid not null,
    constraint link_address_unique unique (address_hash),
    constraint link_period check (ends_at > made_at),
    constraint link_tries check (tries_left >= 0),
    constraint link_views check (views_left >= 0)
);
create index link_person on card.link (person, made_at desc);

-- The open credential the holder asked for (CARD-13), as it was signed; the newest of a card is the one she shows.
create table card.health_card (
    id uuid primary key,
    card uuid not null references card.card,
    person uuid not null,
    consent uuid not null references card.consent,
    jws text not null,
    left_out int not null,
    made_at timestamptz not null,
    ends_at timestamptz not null,
    constraint health_card_length check (length(jws) <= 1195),
    constraint health_card_period check (ends_at > made_at)
);
create index health_card_person on card.health_card (person, made_at desc);
create trigger health_card_append_only before update or delete or truncate on card.health_card
    for each statement execute function card.refuse_change();
