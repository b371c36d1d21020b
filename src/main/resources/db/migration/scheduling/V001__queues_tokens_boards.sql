-- Walk-in tokens of every department (SCH-14 to 27) and the boards that show them (SCH-32 to 36).
-- All moments come from the database clock; the state of a token is the projection of its events.

create table scheduling.queue (
    id uuid primary key,
    facility_id uuid not null,
    unit_id uuid not null,
    code text not null,
    service text not null,
    prefix text not null,
    priority_prefix text,
    name_en text not null,
    name_hi text not null,
    floor_en text not null,
    floor_hi text not null,
    ends_on_next boolean not null default false,
    skip_after smallint not null default 3,
    amber_minutes smallint not null default 60,
    red_minutes smallint not null default 120,
    position smallint not null,
    constraint queue_code_unique unique (facility_id, code),
    constraint queue_prefix_unique unique (facility_id, prefix),
    constraint queue_service check (service in
        ('REGISTRATION', 'CONSULTATION', 'LABORATORY', 'IMAGING', 'PHARMACY', 'CASH', 'PROCEDURE')),
    constraint queue_prefix_form check (prefix ~ '^[A-Z]{1,2}$' and priority_prefix ~ '^[A-Z]{1,2}$'),
    constraint queue_skip_after check (skip_after between 0 and 20),
    constraint queue_thresholds check (0 < amber_minutes and amber_minutes < red_minutes)
);
comment on column scheduling.queue.name_en is 'shown in public: never a name that discloses an illness (SCH-32)';
comment on column scheduling.queue.ends_on_next is 'plain counters: calling the next person ends the service of the one before';

-- The walk-in session of a queue on one date. Its row is the lock under which numbers are given out.
create table scheduling.queue_day (
    queue_id uuid not null references scheduling.queue,
    service_on date not null,
    state text not null default 'OPEN',
    capacity int,
    taken int not null default 0,
    closed_at timestamptz,
    primary key (queue_id, service_on),
    constraint queue_day_state check (state in ('OPEN', 'PAUSED', 'CLOSED')),
    constraint queue_day_capacity check (taken >= 0 and (capacity is null or taken <= capacity))
);

-- Gapless: the number is taken in the transaction that stores the token.
create table scheduling.queue_number (
    queue_id uuid not null,
    service_on date not null,
    prefix text not null,
    last_number int not null,
    primary key (queue_id, service_on, prefix),
    foreign key (queue_id, service_on) references scheduling.queue_day
);

-- Minutes of priority by class, in dated versions; a hospital's own row goes before the city's (facility null).
create table scheduling.priority_bonus (
    facility_id uuid,
    class text not null,
    valid_from date not null,
    minutes int not null,
    source text not null,
    constraint priority_bonus_unique unique nulls not distinct (facility_id, class, valid_from),
    constraint priority_bonus_class check (class in
        ('NONE', 'SENIOR', 'PREGNANT', 'INFANT', 'DISABILITY', 'CARER', 'FRONTLINE', 'BOOKED')),
    constraint priority_bonus_minutes check (minutes between 0 and 240)
);
insert into scheduling.priority_bonus (facility_id, class, valid_from, minutes, source) values
    (null, 'NONE', '2026-01-01', 0, 'house'),
    (null, 'SENIOR', '2026-01-01', 30, 'house; senior citizens wording to be confirmed'),
    (null, 'PREGNANT', '2026-01-01', 30, 'house'),
    (null, 'INFANT', '2026-01-01', 30, 'house'),
    (null, 'DISABILITY', '2026-01-01', 30, 'house; RPwD Act 2016 wording to be confirmed'),
    (null, 'CARER', '2026-01-01', 30, 'house'),
    (null, 'FRONTLINE', '2026-01-01', 30, 'house'),
    (null, 'BOOKED', '2026-01-01', 15, 'house');

-- One visit a person, facility and day; its number follows her through all queues (SCH-16).
create sequence scheduling.visit_number start 100001;
create table scheduling.visit (
    id uuid primary key,
    facility_id uuid not null,
    person_id uuid not null,
    visit_on date not null,
    number bigint not null default nextval('scheduling.visit_number'),
    encounter_id uuid,
    opened_at timestamptz not null default clock_timestamp(),
    constraint visit_unique unique (facility_id, person_id, visit_on),
    constraint visit_number_unique unique (number)
);
create index visit_of_person on scheduling.visit (person_id, visit_on desc);

create table scheduling.service_point (
    id uuid primary key,
    queue_id uuid not null references scheduling.queue,
    room_id uuid not null,
    kind text not null,
    label text not null,
    state text not null,
    user_id uuid,
    user_name text,
    pause_reason text,
    changed_at timestamptz not null default clock_timestamp(),
    constraint service_point_unique unique (queue_id, room_id),
    constraint service_point_kind check (kind in ('ROOM', 'COUNTER')),
    constraint service_point_state check (state in ('OPEN', 'PAUSED', 'CLOSED')),
    constraint service_point_user check ((state = 'CLOSED') = (user_id is null)),
    constraint service_point_pause check ((state = 'PAUSED') = (pause_reason is not null))
);
create unique index service_point_of_user on scheduling.service_point (user_id) where state <> 'CLOSED';

create table scheduling.service_point_event (
    id bigint generated always as identity primary key,
    point_id uuid not null references scheduling.service_point,
    state text not null,
    user_id uuid not null,
    reason text,
    at timestamptz not null default clock_timestamp()
);
create index service_point_event_point on scheduling.service_point_event (point_id, at);

create table scheduling.token (
    id uuid primary key,
    queue_id uuid not null,
    service_on date not null,
    prefix text not null,
    number int not null,
    sequence bigint generated always as identity,
    person_id uuid not null,
    visit_id uuid references scheduling.visit,
    came_from uuid references scheduling.token,
    class text not null,
    bonus_minutes int not null,
    issued_at timestamptz not null,
    reference_at timestamptz not null,
    effective_at timestamptz not null,
    -- the projection of the last event
    state text not null,
    point_id uuid references scheduling.service_point,
    first_called_at timestamptz,
    called_at timestamptz,
    recalls smallint not null,
    skipped_at timestamptz,
    skips smallint not null,
    started_at timestamptz,
    served_seconds int not null,
    done_at timestamptz,
    changed_at timestamptz not null,
    foreign key (queue_id, service_on) references scheduling.queue_day,
    constraint token_number_unique unique (queue_id, service_on, prefix, number),
    constraint token_class check (class in
        ('NONE', 'SENIOR', 'PREGNANT', 'INFANT', 'DISABILITY', 'CARER', 'FRONTLINE', 'BOOKED')),
    constraint token_state check (state in
        ('WAITING', 'CALLED', 'IN_SERVICE', 'SKIPPED', 'PARKED', 'DONE', 'TRANSFERRED', 'CANCELLED', 'LEFT', 'EXPIRED')),
    constraint token_effective check (effective_at <= reference_at),
    constraint token_at_point check (state not in ('CALLED', 'IN_SERVICE') or point_id is not null),
    constraint token_called_after_issue check (issued_at <= first_called_at and first_called_at <= called_at),
    constraint token_started_after_call check (first_called_at <= started_at),
    constraint token_done_after_start check (started_at <= done_at),
    constraint token_done check ((state = 'DONE') = (done_at is not null)),
    constraint token_served check (served_seconds >= 0)
);
create unique index token_one_active on scheduling.token (queue_id, service_on, person_id)
    where state in ('WAITING', 'CALLED', 'IN_SERVICE', 'SKIPPED', 'PARKED');
create unique index token_one_in_service on scheduling.token (point_id) where state = 'IN_SERVICE';
create unique index token_one_called on scheduling.token (point_id) where state = 'CALLED';
create index token_next on scheduling.token (queue_id, service_on, effective_at, sequence)
    where state in ('WAITING', 'SKIPPED');
create index token_called on scheduling.token (queue_id, service_on, called_at desc);
create index token_of_person on scheduling.token (person_id, service_on desc);
create index token_of_visit on scheduling.token (visit_id);

-- Append-only. Each row repeats the projection after it, so that undo is one more row with the values before.
create table scheduling.token_event (
    id bigint generated always as identity primary key,
    token_id uuid not null references scheduling.token,
    sequence int not null,
    act text not null,
    actor_id uuid not null,
    actor_name text not null,
    reason text,
    at timestamptz not null,
    state text not null,
    point_id uuid,
    first_called_at timestamptz,
    called_at timestamptz,
    recalls smallint not null,
    skipped_at timestamptz,
    skips smallint not null,
    started_at timestamptz,
    served_seconds int not null,
    done_at timestamptz,
    constraint token_event_unique unique (token_id, sequence),
    constraint token_event_act check (act in
        ('ISSUED', 'CALLED', 'CALLED_OUT_OF_ORDER', 'RECALLED', 'SKIPPED', 'PARKED', 'RESUMED', 'STARTED', 'DONE', 'LEFT',
         'TRANSFERRED', 'CANCELLED', 'EXPIRED', 'UNDONE'))
);
create index token_event_out_of_order on scheduling.token_event (at, actor_id) where act = 'CALLED_OUT_OF_ORDER';

create function scheduling.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'token events are append-only';
end
$$;
create trigger token_event_append_only before update or delete on scheduling.token_event
    for each row execute function scheduling.refuse_change();

-- Which queue or service point a user chose last at a place: offered first the next time.
create table scheduling.last_choice (
    user_id uuid not null,
    place_id uuid not null,
    what text not null,
    choice uuid not null,
    primary key (user_id, place_id, what),
    constraint last_choice_what check (what in ('QUEUE', 'POINT'))
);

-- A board is a device with its own revocable key and no other right (SCH-35); only the hash of the key is kept.
create table scheduling.board (
    id uuid primary key,
    facility_id uuid not null,
    place_en text not null,
    place_hi text not null,
    key_hash bytea not null,
    created_at timestamptz not null default clock_timestamp(),
    revoked_at timestamptz,
    constraint board_key_unique unique (key_hash)
);
create table scheduling.board_queue (
    board_id uuid not null references scheduling.board,
    position smallint not null,
    queue_id uuid not null references scheduling.queue,
    primary key (board_id, position),
    constraint board_queue_unique unique (board_id, queue_id)
);
create index board_queue_queue on scheduling.board_queue (queue_id);

-- A line on one board or, without a board, on all of the facility, with an end time (SCH-36).
create table scheduling.board_message (
    id uuid primary key,
    facility_id uuid not null,
    board_id uuid references scheduling.board,
    text_en text not null,
    text_hi text not null,
    written_by uuid not null,
    written_at timestamptz not null default clock_timestamp(),
    until_at timestamptz not null,
    constraint board_message_period check (until_at > written_at),
    constraint board_message_length check (length(text_en) between 1 and 120 and length(text_hi) between 1 and 120)
);
create index board_message_facility on scheduling.board_message (facility_id, until_at);
