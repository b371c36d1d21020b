-- Details compared at somebody's door (PER-61): by whom, where and when. A refusal is a count and names nobody (PER-62).
create table person.home_visit (
    id               uuid         not null primary key,
    person_id        uuid         not null references person.person,
    visited_on       date         not null,
    visitor          text         not null check (length(visitor) between 1 and 120),
    place            text         not null check (length(place) between 1 and 200),
    met              text         not null check (met in ('SELF', 'FAMILY')),
    seen             text         not null check (length(seen) <= 200),
    latitude         numeric(8,5),
    longitude        numeric(8,5),
    recorded_by      uuid         not null,
    recorded_by_name text         not null,
    recorded_at      timestamptz  not null,
    constraint point_is_whole check (num_nulls(latitude, longitude) in (0, 2))
);
create index home_visit_by_person on person.home_visit (person_id, recorded_at);

create table person.home_refusal (
    facility uuid    not null references access.unit,
    month    date    not null check (extract(day from month) = 1),
    refusals integer not null check (refusals > 0),
    primary key (facility, month)
);
