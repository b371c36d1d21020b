-- What a decision needs (SEC-20): who the user is, where she is posted, whom she treats. Units are written by `org`.
create table access.unit (
    id uuid primary key,
    facility uuid not null,
    name_en text not null,
    name_hi text not null
);

-- The city itself (UnitId.CITY): where machines, citizens and city-wide officers act.
insert into access.unit values ('ec733146-cd9d-327f-bd90-a9130fa515f9', 'ec733146-cd9d-327f-bd90-a9130fa515f9', 'Delhi', 'दिल्ली');

create table access.user_account (
    id uuid primary key,
    login text not null,
    name text not null,
    state text not null,
    password_hash text,
    totp_secret text,
    totp_last_step bigint not null default 0,
    failed_count int not null default 0,
    locked_until timestamptz,
    invite_hash bytea,
    invite_expires_at timestamptz,
    created_at timestamptz not null default now(),
    constraint user_login_unique unique (login),
    constraint user_login_form check (login ~ '^[a-z0-9][a-z0-9.-]{2,39}$'),
    constraint user_state check (state in ('INVITED', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
    constraint user_active_has_factors check (state <> 'ACTIVE' or (password_hash is not null and totp_secret is not null))
);
create unique index user_invite on access.user_account (invite_hash) where invite_hash is not null;

create table access.posting (
    id uuid primary key,
    user_id uuid not null references access.user_account,
    role text not null,
    facility uuid not null references access.unit,
    place uuid references access.unit,
    valid_from date not null,
    valid_until date,
    constraint posting_dates check (valid_until is null or valid_until > valid_from)
);
create index posting_user on access.posting (user_id);

create table access.sign_in_failure (
    network text not null,
    at timestamptz not null default now()
);
create index sign_in_failure_network on access.sign_in_failure (network, at);

-- A care relationship arises from a fact (SEC-22): a token, an admission, an order. One row a fact.
create table access.care_relation (
    patient uuid not null,
    facility uuid not null,
    basis text not null,
    source uuid not null,
    valid_from timestamptz not null,
    valid_until timestamptz not null,
    primary key (patient, facility, basis, source),
    constraint care_relation_basis check (basis in ('TOKEN', 'ADMISSION', 'ORDER', 'PRESCRIPTION', 'REFERRAL', 'CALL', 'REGISTRATION')),
    constraint care_relation_period check (valid_until > valid_from)
);

create table access.break_glass (
    id uuid primary key,
    patient uuid not null,
    user_id uuid not null,
    user_name text not null,
    role text not null,
    facility uuid not null,
    reason text not null,
    explanation text not null,
    opened_at timestamptz not null,
    closes_at timestamptz not null,
    closed_at timestamptz,
    reviewed_at timestamptz,
    reviewed_by uuid,
    verdict text,
    review_note text,
    constraint break_glass_reason check (reason in ('UNCONSCIOUS', 'TREATMENT_CANNOT_WAIT', 'RELATIVE_UNAVAILABLE', 'CARD_ONLY', 'OTHER')),
    constraint break_glass_period check (closes_at > opened_at),
    constraint break_glass_verdict check (verdict in ('JUSTIFIED', 'NOT_JUSTIFIED')),
    constraint break_glass_review check ((reviewed_at is null) = (verdict is null)),
    constraint break_glass_not_self check (reviewed_by is null or reviewed_by <> user_id)
);
create index break_glass_open on access.break_glass (patient, user_id) where closed_at is null;
create index break_glass_unreviewed on access.break_glass (facility, opened_at) where reviewed_at is null;

-- What was typed when a session had ended: offered once to the same user after the next sign-in, dropped after a day.
create table access.kept_form (
    id uuid primary key,
    user_id uuid not null,
    path text not null,
    fields text not null,
    kept_at timestamptz not null
);
