-- Prescription lines, the checks they passed, and what was handed over (PHARM-1, 3, 10..25).

create sequence pharmacy.prescription_number;

create table pharmacy.prescription (
    id              uuid primary key,
    number          text        not null constraint prescription_number_unique unique,
    person_id       uuid        not null,
    visit_id        uuid        not null,
    encounter_id    uuid,
    facility_id     uuid        not null,
    place_id        uuid        not null, -- the room it was signed in
    prescriber_id   uuid        not null,
    prescriber_name text        not null,
    signed_at       timestamptz not null,
    visit_notes     jsonb       not null, -- what the paper repeats of the visit: findings, diagnosis, tests, next visit
    version         integer     not null default 1
);
create index prescription_person on pharmacy.prescription (person_id, signed_at desc);
create index prescription_facility on pharmacy.prescription (facility_id, signed_at desc);

create table pharmacy.prescription_line (
    id              uuid primary key,
    prescription_id uuid          not null references pharmacy.prescription,
    line_no         integer       not null check (line_no between 1 and 50),
    request_id      uuid          not null constraint line_request_unique unique, -- MedicationRequest in the record
    medicine_code   text          not null,
    dose            numeric(12, 4) not null check (dose > 0), -- dose units of the form: tablets, mL, puffs
    route           text          not null,
    frequency       text          not null,
    days            integer       not null check (days between 1 and 366),
    instructions    text[]        not null,
    indication      text          not null check (length(indication) <= 200),
    note            text          not null check (length(note) <= 500),
    ordered         bigint        not null check (ordered > 0), -- dispensed units: tablets, bottles
    dispensed       bigint        not null default 0,
    returned        bigint        not null default 0,
    status          text          not null check (status in ('ACTIVE', 'PARTIAL', 'COMPLETED', 'ON_HOLD', 'STOPPED',
                                                             'EXPIRED', 'CANCELLED')),
    valid_until     date          not null,
    version         integer       not null default 1,
    constraint line_number_unique unique (prescription_id, line_no),
    constraint line_never_over_ordered check (dispensed between 0 and ordered),
    constraint line_never_over_returned check (returned between 0 and dispensed)
);

create table pharmacy.line_change (
    id          uuid primary key,
    line_id     uuid        not null references pharmacy.prescription_line,
    from_status text        not null,
    to_status   text        not null,
    reason      text        not null,
    changed_by  uuid        not null,
    changed_at  timestamptz not null
);
create index line_change_line on pharmacy.line_change (line_id);

-- A warning that was read and passed over, by whom and why (PHARM-24, CLIN-27).
create table pharmacy.check_override (
    id         uuid primary key,
    line_id    uuid        not null references pharmacy.prescription_line,
    rule       text        not null,
    level      text        not null check (level in ('INFO', 'WARNING', 'STOP')),
    reason     text        not null,
    note       text        not null check (length(note) <= 200),
    author_id  uuid        not null,
    author     text        not null,
    written_at timestamptz not null
);
create index check_override_line on pharmacy.check_override (line_id);

create table pharmacy.dispense (
    id              uuid primary key,
    prescription_id uuid        not null references pharmacy.prescription,
    person_id       uuid        not null,
    facility_id     uuid        not null,
    store_id        uuid        not null,
    command_id      uuid        not null constraint dispense_command_unique unique,
    status          text        not null check (status in ('PREPARED', 'CHECKED', 'HANDED_OVER', 'PART_RETURNED',
                                                           'RETURNED', 'ABANDONED')),
    dispenser_id    uuid        not null,
    dispenser_name  text        not null,
    handed_over_at  timestamptz not null
);
create index dispense_prescription on pharmacy.dispense (prescription_id);
create index dispense_person on pharmacy.dispense (person_id, handed_over_at desc);

create table pharmacy.dispense_line (
    id              uuid primary key,
    dispense_id     uuid   not null references pharmacy.dispense,
    line_id         uuid   not null references pharmacy.prescription_line,
    record_id       uuid   not null, -- MedicationDispense in the record
    quantity        bigint not null check (quantity > 0),
    constraint dispense_line_unique unique (dispense_id, line_id)
);
create index dispense_line_line on pharmacy.dispense_line (line_id);

-- What the counter could not give: owed to the citizen, and demand the plan must see (PHARM-21).
create table pharmacy.owed (
    id         uuid primary key,
    line_id    uuid        not null references pharmacy.prescription_line,
    store_id   uuid        not null,
    quantity   bigint      not null check (quantity > 0),
    reason     text        not null check (reason in ('SHORT_STOCK', 'PATIENT_CHOICE', 'INSTALMENT')),
    collect_by date        not null,
    status     text        not null check (status in ('OPEN', 'COLLECTED', 'LAPSED')),
    owed_at    timestamptz not null,
    closed_at  timestamptz,
    constraint owed_closed_has_time check ((status = 'OPEN') = (closed_at is null))
);
create unique index owed_one_open on pharmacy.owed (line_id) where status = 'OPEN';
create index owed_store on pharmacy.owed (store_id, status);
