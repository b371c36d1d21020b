-- Cards to be made anew because a key that signed them is no longer trusted (CARD-34), the most needed first.
create table card.reissue (
    card uuid not null references card.card,
    key smallint not null references card.signing_key,
    priority int not null,
    queued_at timestamptz not null,
    primary key (card, key),
    constraint reissue_priority check (priority between 1 and 3)
);
create index reissue_order on card.reissue (priority, queued_at, card);
