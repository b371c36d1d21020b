-- Facilities and the places in them. Ids are made from codes (UnitId.of), so that data files can name a unit.
create table org.unit (
    id uuid primary key,
    code text not null,
    facility uuid not null references org.unit,
    parent uuid references org.unit,
    kind text not null,
    name_en text not null,
    name_hi text not null,
    constraint unit_code_unique unique (code),
    constraint unit_kind check (kind in ('FACILITY', 'DEPARTMENT', 'STORE', 'ROOM', 'COUNTER')),
    constraint unit_facility_is_root check ((kind = 'FACILITY') = (id = facility)),
    constraint unit_has_parent check ((kind = 'FACILITY') = (parent is null))
);
create index unit_parent on org.unit (parent);
create index unit_facility on org.unit (facility, kind);

create table org.facility (
    id uuid primary key references org.unit,
    category text not null,
    beds int not null,
    locality_en text not null,
    locality_hi text not null,
    constraint facility_beds check (beds >= 0)
);

-- Which content of the reference files is loaded.
create table org.loaded (
    name text primary key,
    content_hash text not null,
    loaded_at timestamptz not null default now()
);
