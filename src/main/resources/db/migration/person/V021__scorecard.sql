-- The quality of registration (PER-63), counted by night: one line for each month, facility and whoever sat at the desk.
create table person.scorecard (
    month         date    not null,
    facility      uuid    not null,
    desk          uuid    not null,                    -- the member of staff
    registrations integer not null,
    no_phone      integer not null,
    crowded_phone integer not null,
    round_birth   integer not null,
    no_relative   integer not null,
    other_pin     integer not null,
    duplicates    integer not null,
    overrides     integer not null,
    old_unknowns  integer not null,
    old_pairs     integer not null,
    counted_at    timestamptz not null,
    primary key (month, facility, desk)
);
create index person_by_registration on person.person (registered_at);
