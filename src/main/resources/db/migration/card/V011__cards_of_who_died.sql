-- Two records become one of whom it is known that she died: the cards of both stop, and go on when the merge is taken back. Those
-- of the survivor stay where they are and are noted with the merge that stopped them.
alter table card.repointing add column stays boolean not null default false;

-- The credential of a card goes where the card goes.
create index health_card_card on card.health_card (card, made_at desc);
