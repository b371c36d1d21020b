-- A merge leads the cards of the merged id to the surviving person, and back again when it is undone (CARD-33). The number that is
-- printed on a card stays what it is.
create table card.repointing (
    id uuid primary key,
    card uuid not null references card.card,
    person_before uuid not null,
    person_after uuid not null,
    suspended boolean not null,
    at timestamptz not null,
    undone_at timestamptz,
    constraint repointing_moves check (person_before <> person_after),
    constraint repointing_order check (undone_at is null or undone_at >= at)
);
create unique index one_open_repointing on card.repointing (card, person_before, person_after) where undone_at is null;

create or replace function card.check_step() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'REQUESTED' then
            raise exception 'a card begins as REQUESTED, not as %', new.state using errcode = 'check_violation';
        end if;
    elsif (new.id, new.serial, new.health_id, new.form) is distinct from (old.id, old.serial, old.health_id, old.form) then
        raise exception 'a card keeps its serial, holder and form' using errcode = 'check_violation';
    elsif new.person <> old.person and not exists (
        select from card.repointing r
        where r.card = new.id and (r.person_before, r.person_after) in ((old.person, new.person), (new.person, old.person))) then
        raise exception 'a card keeps its serial, holder and form' using errcode = 'check_violation';
    elsif new.state <> old.state and not exists (
        select from card.step where before = old.state and after = new.state) then
        raise exception 'a card does not go from % to %', old.state, new.state using errcode = 'check_violation';
    end if;
    return new;
end $$;

create index card_ends on card.card (expires_on) where state in ('ISSUED', 'ACTIVE', 'SUSPENDED');
