-- Why a person is confidential (PER-33): read by the identity officers alone. person.confidential says whether any of these stands.
create table person.confidence (
    id             uuid        not null primary key,
    person_id      uuid        not null references person.person,
    kind           text        not null check (kind in ('VIP', 'STAFF', 'VIOLENCE', 'WITNESS', 'ADOPTION', 'CHANGED_NAME')),
    why            text        not null check (length(why) between 1 and 500),
    marked_by      uuid        not null,
    marked_by_name text        not null,
    marked_at      timestamptz not null,
    lifted_by      uuid,
    lifted_by_name text        not null default '',
    lifted_at      timestamptz,
    lifted_why     text        not null default '' check (length(lifted_why) <= 500),
    constraint lifted_with_a_reason check (num_nulls(lifted_by, lifted_at) in (0, 2) and (lifted_at is null) = (lifted_why = ''))
);
create index confidence_by_person on person.confidence (person_id, marked_at);
