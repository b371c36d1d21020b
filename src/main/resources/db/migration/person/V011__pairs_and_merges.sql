-- The queue of possible pairs (PER-50), ordered by the harm a wrong answer or a long wait would do.
alter table person.pair
    add column harm           smallint not null default 0 check (harm >= 0),
    add column stakes         text[]   not null default '{}',
    add column weighed_at     timestamptz,                      -- when the stakes were last looked up
    add column taken_by       uuid,
    add column taken_by_name  text     not null default '',
    add column taken_at       timestamptz,
    add column deferred_until date,
    add column verdict        text     check (verdict in ('TWINS', 'SIBLINGS', 'PARENT_AND_CHILD', 'HOUSEHOLD', 'NAMESAKE',
        'UNMERGED', 'OTHER')),
    add column settled_at     timestamptz,
    add constraint under_review_by_somebody check (status <> 'UNDER_REVIEW' or taken_by is not null),
    add constraint deferred_to_a_day check ((status = 'DEFERRED') = (deferred_until is not null)),
    add constraint not_same_has_a_reason check ((status = 'NOT_SAME') = (verdict is not null)),
    add constraint settled_has_a_time check ((status in ('MERGED', 'NOT_SAME')) = (settled_at is not null));
drop index person.pair_backlog;
create index pair_by_harm on person.pair (harm desc, opened_at) where status in ('OPEN', 'UNDER_REVIEW', 'DEFERRED');
create index pair_by_b on person.pair (b);
create index pair_settled on person.pair (settled_at desc) where settled_at is not null;

-- What happened to a pair, and in whose words.
create table person.pair_event (
    id      bigint      not null generated always as identity primary key,
    pair    uuid        not null references person.pair,
    status  text        not null,
    verdict text,
    why     text        not null check (length(why) <= 500),
    by      uuid        not null,
    by_name text        not null,
    at      timestamptz not null
);
create index pair_event_by_pair on person.pair_event (pair, id);
create trigger append_only before update or delete or truncate on person.pair_event
    for each statement execute function person.refuse_change();

-- How far a nightly scan has come: it goes on from here after a stop, and begins again when it has been through.
create table person.scan (
    name       text        not null primary key,
    position   uuid,
    round      integer     not null,
    compared   bigint      not null,
    opened     bigint      not null,
    moved_at   timestamptz not null
);

-- Two people so alike that every banner of theirs warns: twins, brothers of one name (PER-32). They are never merged.
create table person.similar (
    a       uuid        not null references person.person,
    b       uuid        not null references person.person,
    verdict text        not null,
    by      uuid        not null,
    at      timestamptz not null,
    primary key (a, b),
    constraint similar_in_order check (a < b)
);
create index similar_by_b on person.similar (b);

-- One person under two numbers becomes one (PER-51 to 54). The list of moved rows is what an unmerge gives back.
create sequence person.merge_place;
create table person.merge (
    id           uuid        not null primary key,
    place        bigint      unique,                                  -- in the order in which they were done
    pair         uuid        not null references person.pair,
    keep         uuid        not null references person.person,
    merged       uuid        not null references person.person,
    status       text        not null check (status in ('PREVIEWED', 'APPROVED', 'DONE', 'UNMERGED', 'DROPPED')),
    choices      text[]      not null,                                -- fields taken from the merged person
    keep_version integer     not null,
    merged_version integer   not null,
    why          text        not null check (length(why) between 1 and 500),
    seconds      text[]      not null,                                -- why a second officer must agree; none needed when empty
    asked_by     uuid        not null,
    asked_by_name text       not null,
    asked_at     timestamptz not null,
    approved_by  uuid,
    approved_by_name text    not null default '',
    approved_at  timestamptz,
    done_by      uuid,
    done_by_name text        not null default '',
    done_at      timestamptz,
    undone_by    uuid,
    undone_by_name text      not null default '',
    undone_at    timestamptz,
    undone_why   text        not null default '' check (length(undone_why) <= 500),
    constraint nobody_merges_with_herself check (keep <> merged),
    constraint another_officer_agrees check (approved_by <> asked_by),
    constraint two_agree_when_they_must check (status not in ('APPROVED', 'DONE', 'UNMERGED') or cardinality(seconds) = 0
        or approved_by is not null),
    constraint done_has_a_time check ((status in ('DONE', 'UNMERGED')) = (done_at is not null)),
    constraint undone_has_a_time check ((status = 'UNMERGED') = (undone_at is not null and undone_why <> ''))
);
create index merge_by_keep on person.merge (keep, done_at);
create index merge_by_merged on person.merge (merged, done_at);
create unique index merged_once on person.merge (merged) where status = 'DONE';

-- The rows of other modules that were re-pointed, and how many stayed because the schema allows one of a kind.
create table person.merge_moved (
    merge uuid   not null references person.merge,
    part  text   not null,
    kind  text   not null,
    before integer not null,
    rows  text[] not null,
    place integer not null,  -- 0 with the merge itself; later for what was written meanwhile under the other number
    primary key (merge, part, kind, place)
);
create trigger append_only before update or delete or truncate on person.merge_moved
    for each statement execute function person.refuse_change();

-- The registry's own rows before and after, one for each that changed; before is null for a new one.
create table person.merge_row (
    merge  uuid  not null references person.merge,
    kind   text  not null,
    row_id uuid  not null,
    before jsonb,
    after  jsonb,
    primary key (merge, kind, row_id)
);
create trigger append_only before update or delete or truncate on person.merge_row
    for each statement execute function person.refuse_change();
