-- People of whom nobody knows who they are (PER-30): what could be seen of them, by which relatives and the police look for them.
create table person.unknown (
    id            uuid        not null primary key,
    person_id     uuid        not null references person.person,
    facility      uuid        not null references access.unit,
    came_on       date        not null,
    letter        integer     not null check (letter > 0),       -- running within the day: Alpha, Bravo, ...
    name          text        not null,
    age_group     text        not null check (age_group in ('NEWBORN', 'CHILD', 'TEENAGER', 'ADULT_20_30', 'ADULT_30_40',
        'ADULT_40_60', 'OVER_60', 'NOT_KNOWN')),
    triage        text        check (triage in ('RED', 'YELLOW', 'GREEN')),
    brought_by    text        not null check (brought_by in ('POLICE', 'AMBULANCE', 'BYSTANDER', 'RELATIVE', 'NOBODY')),
    bringer       text        not null check (length(bringer) <= 200),
    found_at      text        not null check (length(found_at) <= 200),
    marks         text        not null check (length(marks) <= 500),
    belongings    text        not null check (length(belongings) <= 500),
    police_memo   text        not null check (length(police_memo) <= 80),
    words         text[]      not null,                           -- sound codes of all of it, in any script
    registered_at timestamptz not null,
    identified_at timestamptz,
    identified_by uuid,
    constraint one_letter_a_day unique (facility, came_on, letter),
    constraint identified_by_somebody check (num_nulls(identified_at, identified_by) in (0, 2))
);
create index unknown_by_person on person.unknown (person_id);
create index unknown_open on person.unknown (registered_at desc) where identified_at is null;
create index unknown_by_word on person.unknown using gin (words);
