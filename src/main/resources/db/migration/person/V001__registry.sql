-- The resident registry. One row a person; names, phones, addresses, relations and identifiers are rows of their own with
-- from and until. Nothing is updated without a history row (the trigger below). PER-20 to 28, 40, 44.

create function person.is_health_id(number bigint) returns boolean
    language plpgsql immutable strict parallel safe as $$
declare
    damm    constant text[] := array['0317598642', '7092154863', '4206871359', '1750983426', '6123045978', '3674209581',
        '5869720134', '8945362017', '9438617205', '2581436790'];
    interim integer := 0;
    digit   text;
begin
    foreach digit in array string_to_array(number::text, null) loop
        interim := substr(damm[interim + 1], digit::integer + 1, 1)::integer;
    end loop;
    return interim = 0 and number between 10000000000 and 59999999999;
end
$$;

create table person.person (
    id              uuid        not null primary key,
    health_id       bigint      not null constraint one_person_a_health_id unique
                                constraint health_id_passes_its_check check (person.is_health_id(health_id)),
    survivor_id     uuid        references person.person,
    status          text        not null check (status in ('PROVISIONAL', 'SELF_DECLARED', 'VERIFIED', 'MERGED', 'DECEASED')),
    sex             text        not null check (sex in ('FEMALE', 'MALE', 'OTHER', 'UNKNOWN')),
    gender          text        check (length(gender) <= 40),
    birth_from      date,
    birth_to        date,
    birth_precision text        check (birth_precision in ('DAY', 'MONTH', 'YEAR', 'AGE_DAYS', 'AGE_MONTHS', 'AGE_YEARS')),
    died_on         date,
    confidential    boolean     not null default false,
    language        text        not null default 'hi' check (language in ('en', 'hi', 'pa', 'ur')),
    facility        uuid        not null references access.unit,
    registered_at   timestamptz not null,
    registered_by   uuid        not null,
    version         integer     not null default 1,
    constraint merged_has_a_survivor check ((status = 'MERGED') = (survivor_id is not null)),
    constraint nobody_survives_herself check (survivor_id <> id),
    constraint birth_is_whole check (num_nulls(birth_from, birth_to, birth_precision) in (0, 3)),
    constraint birth_range_fits_precision check (birth_to - birth_from between 0 and
        case birth_precision when 'DAY' then 0 when 'AGE_DAYS' then 6 when 'MONTH' then 30 when 'AGE_MONTHS' then 31 else 366 end),
    constraint death_follows_birth check (died_on >= birth_from)
);
create index person_by_survivor on person.person (survivor_id) where survivor_id is not null;

create table person.name (
    id         uuid        not null primary key,
    person_id  uuid        not null references person.person,
    use        text        not null check (use in ('OFFICIAL', 'ALIAS', 'FORMER')),
    given      text        not null check (length(given) between 1 and 120),
    family     text        not null default '' check (length(family) <= 120),
    native     text        not null default '' check (length(native) <= 240),
    since      timestamptz not null,
    until      timestamptz check (until >= since)
);
create unique index one_official_name on person.name (person_id) where use = 'OFFICIAL' and until is null;
create index name_by_person on person.name (person_id);

create table person.phone (
    id          uuid        not null primary key,
    person_id   uuid        not null references person.person,
    number      text        not null check (number ~ '^\+?[0-9]{7,15}$'),
    owner       text        not null check (owner in ('SELF', 'SPOUSE', 'PARENT', 'CHILD', 'RELATIVE', 'NEIGHBOUR', 'OTHER')),
    verified_at timestamptz,
    since       timestamptz not null,
    until       timestamptz check (until >= since)
);
create unique index one_row_a_phone on person.phone (person_id, number) where until is null;
create index phone_by_number on person.phone (number) where until is null;

create table person.address (
    id              uuid        not null primary key,
    person_id       uuid        not null references person.person,
    kind            text        not null check (kind in ('HOME', 'HOSTEL', 'HOMELESS', 'PRISON', 'OUTSIDE_DELHI')),
    house           text        not null default '' check (length(house) <= 80),
    street          text        not null default '' check (length(street) <= 120),
    landmark        text        not null default '' check (length(landmark) <= 120),
    locality        text        not null default '' check (length(locality) <= 120),
    ward            text        not null default '',
    sub_district    text        not null default '',
    district        text        not null default '' check (length(district) <= 80),
    pin             text        not null default '' check (pin ~ '^([1-9][0-9]{5})?$'),
    state           text        not null default '' check (length(state) <= 80),
    lgd_code        text,
    residence_since date,
    since           timestamptz not null,
    until           timestamptz check (until >= since)
);
create unique index one_address on person.address (person_id) where until is null;

create table person.relation (
    id        uuid        not null primary key,
    person_id uuid        not null references person.person,
    kind      text        not null check (kind in ('FATHER', 'MOTHER', 'HUSBAND', 'WIFE', 'CHILD', 'GUARDIAN', 'CARER',
        'CARE_OF', 'OTHER')),
    name      text        not null default '' check (length(name) <= 120),
    other_id  uuid        references person.person,
    phone     text        not null default '' check (phone ~ '^(\+?[0-9]{7,15})?$'),
    emergency boolean     not null default false,
    since     timestamptz not null,
    until     timestamptz check (until >= since),
    constraint relation_names_somebody check (name <> '' or other_id is not null),
    constraint nobody_is_her_own_relation check (other_id <> person_id)
);
create index relation_by_person on person.relation (person_id);
create index relation_by_other on person.relation (other_id) where other_id is not null;

create table person.identifier (
    id        uuid        not null primary key,
    person_id uuid        not null references person.person,
    system    text        not null check (length(system) <= 120),
    value     text        not null check (length(value) <= 80),
    status    text        not null check (status in ('STATED', 'SEEN', 'VERIFIED', 'WITHDRAWN', 'WRONG')),
    evidence  text        not null default '',
    since     timestamptz not null
);
create unique index one_person_a_verified_identifier on person.identifier (system, value) where status = 'VERIFIED';
create index identifier_by_value on person.identifier (value);
create index identifier_by_person on person.identifier (person_id);

-- Every change of an attribute: who, when, why, from where, and both values. Written by trigger only.
create table person.history (
    id        bigint      not null generated always as identity primary key,
    person_id uuid        not null,
    kind      text        not null,
    row_id    uuid        not null,
    before    jsonb       not null,
    after     jsonb,
    changed_by uuid       not null,
    why       text        not null,
    source    text        not null,
    at        timestamptz not null default clock_timestamp()
);
create index history_by_person on person.history (person_id, id);

create function person.keep_history() returns trigger language plpgsql as $$
declare
    before jsonb := to_jsonb(old);
    after  jsonb := case tg_op when 'UPDATE' then to_jsonb(new) end;
begin
    if coalesce(current_setting('person.changed_by', true), '') = '' then
        raise exception 'person.% is not changed without saying who and why', tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    insert into person.history (person_id, kind, row_id, before, after, changed_by, why, source)
    values (coalesce(before ->> 'person_id', before ->> 'id')::uuid, tg_table_name, (before ->> 'id')::uuid, before, after,
        current_setting('person.changed_by')::uuid, current_setting('person.why'), current_setting('person.source'));
    return null;
end
$$;
create trigger keep_history after update or delete on person.person for each row execute function person.keep_history();
create trigger keep_history after update or delete on person.name for each row execute function person.keep_history();
create trigger keep_history after update or delete on person.phone for each row execute function person.keep_history();
create trigger keep_history after update or delete on person.address for each row execute function person.keep_history();
create trigger keep_history after update or delete on person.relation for each row execute function person.keep_history();
create trigger keep_history after update or delete on person.identifier for each row execute function person.keep_history();

create function person.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
create trigger append_only before update or delete or truncate on person.history
    for each statement execute function person.refuse_change();

-- What the matcher compares, derived by SearchKeys of one version; a re-key job writes the next version beside it. A key is a
-- sound code, a pair of them, a relative, place, year or phone with it: a misspelt name with an age is one short posting list.
create table person.search (
    person_id       uuid     not null references person.person,
    key_version     smallint not null,
    keys            text[]   not null,
    name_words      text     not null,
    name_keys       text     not null,
    kin_kind        text     not null,
    kin_words       text     not null,
    kin_keys        text     not null,
    sex             text     not null,
    birth_from      date,
    birth_to        date,
    birth_precision text,
    phones          text[]   not null,
    area            text     not null,
    pin             text     not null,
    house           text     not null,
    primary key (person_id, key_version)
);
create index search_by_key on person.search using gin (keys) with (fastupdate = off);

-- Every name part in the city once: near spellings are looked for here, not among 20 million people, and how many bear it is
-- its weight (PER-11 to 13). The count is refreshed by a job, so that registering never waits for "kumar".
create table person.name_part (
    key    text   not null primary key,
    code   text   not null,
    people bigint not null default 0,
    sounds text[] not null generated always as (public.daitch_mokotoff(key)) stored
);
create index name_part_by_code on person.name_part (code);
create index name_part_by_sound on person.name_part using gin (sounds);
create index name_part_by_trigram on person.name_part using gin (key public.gin_trgm_ops);

create table person.census (
    people     bigint      not null,
    counted_at timestamptz not null
);

-- Two rows that may be one person (life cycle of PER-50); a and b in order, so that a pair exists once.
create table person.pair (
    id        uuid             not null primary key,
    a         uuid             not null references person.person,
    b         uuid             not null references person.person,
    status    text             not null check (status in ('OPEN', 'UNDER_REVIEW', 'MERGED', 'NOT_SAME', 'DEFERRED')),
    origin    text             not null check (origin in ('OVERRIDE', 'REPORT', 'SCAN', 'IMPORT')),
    bits      double precision not null,
    reasons   text[]           not null,
    why       text             not null check (length(why) <= 500),
    opened_by uuid             not null,
    opened_at timestamptz      not null,
    constraint pair_in_order check (a < b),
    constraint pair_once unique (a, b)
);
create index pair_backlog on person.pair (opened_at) where status in ('OPEN', 'UNDER_REVIEW', 'DEFERRED');

-- A search: the page it is shown on, the ticket without which nobody is registered (PER-2), and the count behind the limit of
-- PER-5. Kept a day.
create table person.inquiry (
    id         uuid        not null primary key,
    user_id    uuid        not null,
    session    text        not null,
    facility   uuid        not null,
    typed      text        not null check (length(typed) <= 200),
    filters    jsonb       not null,
    asked_at   timestamptz not null
);
create index inquiry_by_user on person.inquiry (user_id, asked_at);
create index inquiry_by_age on person.inquiry (asked_at);

-- Half-filled forms, sealed; one for each user and place (PER-28). Kept a day.
create table person.draft (
    id      uuid        not null primary key,
    user_id uuid        not null,
    place   uuid        not null,
    fields  text        not null,
    kept_at timestamptz not null,
    constraint one_draft_a_desk unique (user_id, place)
);
create index draft_by_age on person.draft (kept_at);

-- The last people opened at a desk (PER-3).
create table person.recent (
    place     uuid        not null,
    person_id uuid        not null references person.person,
    at        timestamptz not null,
    primary key (place, person_id)
);
