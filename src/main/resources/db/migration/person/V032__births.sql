-- Children put on record where they were born (PER-31). The mother is a relation of the child, and goes with it.
create table person.birth (
    id            uuid        not null primary key,
    person_id     uuid        not null references person.person,
    facility      uuid        not null references access.unit,
    born_on       date        not null,
    born_at       time        not null,
    birth_order   smallint    not null,
    of            smallint    not null check (of between 1 and 9),
    grams         integer     not null check (grams between 200 and 9000),
    recorded_by   uuid        not null,
    recorded_by_name text     not null,
    recorded_at   timestamptz not null,
    constraint order_within_the_birth check (birth_order between 1 and of)
);
create index birth_by_person on person.birth (person_id);
