-- What an act is worth and who bears it (BILL-1..4, 7). Charges are written by the act, never typed, never edited.

create table billing.tariff (
    id              uuid primary key,
    service         text          not null check (service ~ '^[A-Z][A-Z0-9:._-]{1,59}$'),
    facility_class  text          not null default 'ANY',
    patient_class   text          not null default 'ANY',
    bed_class       text          not null default 'ANY',
    payer           text          not null default 'STATE',
    order_no        integer       not null default 100, -- the lowest row that fits wins
    basis           text          not null check (basis in ('FIXED', 'AT_COST')),
    price_paise     bigint        not null check (price_paise >= 0 and (basis = 'FIXED' or price_paise = 0)),
    patient_percent numeric(5, 2) not null default 0 check (patient_percent between 0 and 100),
    scheme_percent  numeric(5, 2) not null default 0 check (scheme_percent between 0 and 100),
    valid           daterange     not null check (not isempty(valid)),
    constraint tariff_shares check (patient_percent + scheme_percent <= 100),
    constraint tariff_no_overlap exclude using gist (
        service with =, facility_class with =, patient_class with =, bed_class with =, payer with =, order_no with =,
        valid with &&)
);

create table billing.account (
    id          uuid primary key,
    visit_id    uuid        not null constraint account_visit_unique unique,
    person_id   uuid        not null,
    facility_id uuid        not null,
    status      text        not null check (status in ('OPEN', 'INTERIM', 'FROZEN', 'FINAL', 'ADDENDUM', 'SETTLED')),
    opened_at   timestamptz not null
);
create index account_person on billing.account (person_id);

-- A reversal is a row of its own with every amount negated.
create table billing.charge (
    id             uuid primary key,
    account_id     uuid        not null references billing.account,
    facility_id    uuid        not null, -- where the act was done and its cost is borne
    kind           text        not null check (kind in ('POSTED', 'REVERSAL')),
    service        text        not null,
    source_id      uuid        not null, -- the line of the act
    quantity       bigint      not null check (quantity > 0),
    gross_paise    bigint      not null,
    patient_paise  bigint      not null,
    scheme_paise   bigint      not null,
    state_paise    bigint      not null,
    tariff_id      uuid        references billing.tariff,
    tariff_missing boolean     not null generated always as (tariff_id is null) stored,
    reverses_id    uuid        references billing.charge constraint charge_reversed_once unique,
    reason         text,
    actor_id       uuid        not null,
    acted_at       timestamptz not null,
    posted_at      timestamptz not null,
    constraint charge_once_per_line unique (source_id, kind),
    constraint charge_adds_up check (gross_paise = patient_paise + scheme_paise + state_paise),
    constraint charge_sign check (
        case kind when 'POSTED' then least(patient_paise, scheme_paise, state_paise) >= 0
                  else greatest(patient_paise, scheme_paise, state_paise) <= 0 end),
    constraint charge_only_reversals_point_back check ((reverses_id is not null) = (kind = 'REVERSAL')),
    constraint charge_reversal_has_reason check (kind = 'POSTED' or reason is not null)
);
create index charge_account on billing.charge (account_id);

create function billing.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger charge_append_only before update or delete on billing.charge
    for each row execute function billing.refuse_change();
create trigger charge_no_truncate before truncate on billing.charge
    for each statement execute function billing.refuse_change();
revoke update, delete, truncate on billing.charge from public;

-- Free medicines are valued at what the batch cost; the visit itself at a dated price. Both are borne by the state.
insert into billing.tariff (id, service, basis, price_paise, valid) values
    ('0199d3a0-0000-7000-8000-000000000001', 'MEDICINE', 'AT_COST', 0, '[2020-01-01,)'),
    ('0199d3a0-0000-7000-8000-000000000002', 'OPD-VISIT', 'FIXED', 15000, '[2020-01-01,)');
