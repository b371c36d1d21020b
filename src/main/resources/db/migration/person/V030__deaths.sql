-- Deaths as they were told (PER-34). One that was told in error is withdrawn, and stays to be read.
create table person.death (
    id             uuid        not null primary key,
    person_id      uuid        not null references person.person,
    died_on        date        not null,
    died_at        time,
    source         text        not null check (source in ('HOSPITAL', 'REGISTRAR', 'RELATIVE')),
    informant      text        not null check (length(informant) between 1 and 200),
    status_before  text        not null check (status_before in ('PROVISIONAL', 'SELF_DECLARED', 'VERIFIED')),
    recorded_by    uuid        not null,
    recorded_by_name text      not null,
    recorded_at    timestamptz not null,
    withdrawn_by   uuid,
    withdrawn_by_name text     not null default '',
    withdrawn_at   timestamptz,
    withdrawn_why  text        not null default '' check (length(withdrawn_why) <= 500),
    constraint withdrawn_with_a_reason check (num_nulls(withdrawn_by, withdrawn_at) in (0, 2)
        and (withdrawn_at is null) = (withdrawn_why = ''))
);
create index death_by_person on person.death (person_id, recorded_at);
