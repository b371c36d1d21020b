-- Which keys signed the codes of a card: a card that is no longer good stands on the list of each of them (CARD-32).
alter table card.signing_key drop constraint key_purpose;
alter table card.signing_key add constraint key_purpose check (purpose in ('SERVICE', 'EMERGENCY', 'HEALTH_CARD', 'LIST'));
alter table card.signing_key add column list_counter bigint not null default 0;
alter table card.signing_key add constraint key_counter check (list_counter >= 0);

create function card.check_counter() returns trigger language plpgsql as $$
begin
    if new.list_counter < old.list_counter then
        raise exception 'the counter of a list only rises' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger key_counter_rises before update on card.signing_key for each row execute function card.check_counter();

create table card.signature (
    card uuid not null references card.card,
    key smallint not null references card.signing_key,
    primary key (card, key)
);
-- Cards printed before this table existed stand for every key that may have signed them: one place too many harms nobody.
insert into card.signature (card, key)
select c.id, k.number
from card.card c
join card.signing_key k on k.purpose = 'SERVICE' or (k.purpose = 'EMERGENCY' and c.emergency_code);

-- One row for each card and key that was ever on its list. LIFTED: found again, so readers take it off theirs.
create table card.listed (
    key smallint not null references card.signing_key,
    rid text not null,
    card uuid not null references card.card,
    state text not null,
    counter bigint not null,
    changed_at timestamptz not null,
    ends_on date,
    primary key (key, card),
    constraint listed_rid_unique unique (key, rid),
    constraint listed_rid check (rid ~ '^[A-Za-z0-9_-]{11}$'),
    constraint listed_state check (state in ('SUSPENDED', 'ENDED', 'LIFTED'))
);
create index listed_since on card.listed (key, counter);

insert into card.listed (key, rid, card, state, counter, changed_at, ends_on)
select s.key,
    rtrim(translate(encode(substr(sha256(convert_to('hims-card-rid', 'UTF8') || k.kid || int8send(c.serial)), 1, 8), 'base64'),
        '+/', '-_'), '='),
    c.id,
    case c.state when 'SUSPENDED' then 'SUSPENDED' else 'ENDED' end,
    row_number() over (partition by s.key order by c.id),
    now(),
    c.expires_on
from card.signature s
join card.card c on c.id = s.card
join card.signing_key k on k.number = s.key
where c.state in ('SUSPENDED', 'REPLACED', 'REVOKED', 'DESTROYED');

update card.signing_key k
set list_counter = coalesce((select max(counter) from card.listed l where l.key = k.number), 0);
