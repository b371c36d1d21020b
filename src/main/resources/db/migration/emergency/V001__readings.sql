-- How an emergency doctor came to a person: what was read, and what that proved. One row for each scan or typed number.
create table emergency.reading (
    id uuid primary key,
    person uuid not null,
    reader uuid not null,
    facility uuid not null,
    proof text not null,
    card_state text,
    key_number smallint,
    read_at timestamptz not null,
    open_until timestamptz,
    constraint reading_proof check (proof in ('CARD_GENUINE', 'CARD_STOPPED', 'NUMBER_ONLY', 'SEARCHED')),
    constraint reading_of_a_card check ((proof = 'CARD_STOPPED') = (card_state is not null)),
    constraint reading_of_a_key check ((proof = 'CARD_GENUINE') = (key_number is not null))
);
create index reading_of_reader on emergency.reading (reader, read_at desc);
