package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.access.UserId;
import hims.platform.Ids;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pairs that may be one person: the queue of the records department (PER-50). */
@Repository
class PairSql {
    /** Evidence by which a pair that was found to be two people is looked at again. */
    private static final double NEW_EVIDENCE = 3;

    /**
     * What compares by itself is silent where people have decided: twins, two verified numbers of one kind (PER-14), two unknown
     * people, whose names prove nothing. Somebody at a desk may still ask.
     */
    private static final String OPEN = """
            insert into person.pair as p (id, a, b, status, origin, bits, reasons, why, opened_by, opened_at)
            select :id::uuid, least(x.id, y.id), greatest(x.id, y.id), 'OPEN', :origin::text, :bits::double precision,
                :reasons::text[], :why::text, :by::uuid, :now::timestamptz
            from (select coalesce(survivor_id, id) as id from person.person where id = :one) as x,
                (select coalesce(survivor_id, id) as id from person.person where id = :other) as y
            where x.id <> y.id and (:origin::text in ('REPORT', 'OVERRIDE') or not (
                exists (select 1 from person.similar s where s.a = least(x.id, y.id) and s.b = greatest(x.id, y.id))
                or exists (select 1 from person.identifier i
                    join person.identifier j on j.person_id = y.id and j.system = i.system and j.value <> i.value
                    where i.person_id = x.id and i.status = 'VERIFIED' and j.status = 'VERIFIED'
                        and not person.is_shared_number(i.system))
                or exists (select 1 from person.unknown u
                    join person.unknown v on v.person_id = y.id and v.identified_at is null
                    where u.person_id = x.id and u.identified_at is null)))
            on conflict on constraint pair_once do update set status = 'OPEN', origin = excluded.origin, bits = excluded.bits,
                reasons = excluded.reasons, why = excluded.why, opened_by = excluded.opened_by, opened_at = excluded.opened_at,
                verdict = null, settled_at = null, weighed_at = null
            where p.status = 'NOT_SAME'
                and (excluded.bits > p.bits + :newEvidence or not excluded.reasons <@ p.reasons)
            returning p.id
            """;

    private static final String ROW_COLUMNS = """
            select p.id, p.a, p.b, p.status, p.origin, p.bits, p.reasons, p.stakes, p.why, p.opened_at, p.taken_by,
                p.taken_by_name, p.deferred_until, p.verdict, p.settled_at
            from person.pair p
            """;

    private static final String FIND = ROW_COLUMNS + " where p.id = :id";
    private static final String LOCK = ROW_COLUMNS + " where p.id = :id for update";

    private static final String OPEN_NOW = ROW_COLUMNS + """
            where p.status = 'OPEN' or p.status = 'DEFERRED' and p.deferred_until <= :today
            order by p.harm desc, p.opened_at, p.id limit :most
            """;

    private static final String TAKEN = ROW_COLUMNS + """
            where p.status = 'UNDER_REVIEW' order by p.taken_by = :user desc, p.taken_at, p.id limit :most
            """;

    private static final String DEFERRED = ROW_COLUMNS + """
            where p.status = 'DEFERRED' and p.deferred_until > :today order by p.deferred_until, p.id limit :most
            """;

    private static final String SETTLED = ROW_COLUMNS + """
            where p.settled_at is not null order by p.settled_at desc, p.id limit :most
            """;

    private static final String COUNTS = """
            select count(*) filter (where status = 'OPEN' or status = 'DEFERRED' and deferred_until <= :today) as open,
                count(*) filter (where status = 'UNDER_REVIEW') as taken,
                count(*) filter (where status = 'DEFERRED' and deferred_until > :today) as deferred,
                min(opened_at) as oldest
            from person.pair where status in ('OPEN', 'UNDER_REVIEW', 'DEFERRED')
            """;

    private static final String TO_WEIGH = ROW_COLUMNS + """
            where p.status in ('OPEN', 'UNDER_REVIEW', 'DEFERRED') and (p.weighed_at is null or p.weighed_at < :before)
            order by p.weighed_at nulls first, p.id limit :most for update skip locked
            """;

    private static final String WEIGHED =
            "update person.pair set harm = :harm, stakes = :stakes::text[], weighed_at = :now where id = :id";

    private static final String CHANGE = """
            update person.pair set status = :status, verdict = :verdict, why = :why, deferred_until = :until::date,
                taken_by = :taker::uuid, taken_by_name = :takerName, taken_at = :now,
                settled_at = case when :settled then :now::timestamptz end
            where id = :id
            """;

    private static final String NOTE = """
            insert into person.pair_event (pair, status, verdict, why, by, by_name, at)
            values (:pair, :status, :verdict, :why, :by, :byName, :now)
            """;

    private static final String BETWEEN =
            ROW_COLUMNS + " where p.a = least(:one::uuid, :other::uuid) and p.b = greatest(:one::uuid, :other::uuid)";

    private static final String SIMILAR = """
            insert into person.similar (a, b, verdict, by, at)
            values (least(:one::uuid, :other::uuid), greatest(:one::uuid, :other::uuid), :verdict, :by, :now)
            on conflict (a, b) do update set verdict = excluded.verdict, by = excluded.by, at = excluded.at
            """;

    private static final String ALIKE = """
            with family as (select id from person.person where id = :id or survivor_id = :id),
                marked as (select s.b as id from person.similar s join family f on f.id = s.a
                    union select s.a from person.similar s join family f on f.id = s.b)
            select distinct coalesce(p.survivor_id, p.id) as id from marked join person.person p on p.id = marked.id
            where coalesce(p.survivor_id, p.id) <> :id order by id limit 10
            """;

    private final JdbcClient jdbc;

    PairSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param oldest when the one that waits longest was opened; null when none waits */
    record Counts(
            int open, int taken, int deferred, @Nullable Instant oldest) {}

    /** A pair that is known already keeps its state, unless it was settled as two people and there is new evidence. */
    boolean open(PersonId one, PersonId other, Pair.Origin origin, Score score, String why, Actor by, Instant now) {
        var opened = jdbc.sql(OPEN)
                .paramSource(Row.with("id", Ids.next(), "one", one, "other", other, "origin", origin)
                        .and("bits", score.bits())
                        .and("reasons", score.reasons().stream().map(Enum::name).toArray(String[]::new))
                        .and("why", why)
                        .and("by", by.user())
                        .and("newEvidence", NEW_EVIDENCE)
                        .and("now", now))
                .query(UUID.class)
                .optional();
        opened.ifPresent(id -> note(new PairId(id), Pair.Status.OPEN, null, why, by, now));
        return opened.isPresent();
    }

    Optional<Pair> find(PairId id) {
        return jdbc.sql(FIND).param("id", id.value()).query(PairSql::pair).optional();
    }

    Optional<Pair> lock(PairId id) {
        return jdbc.sql(LOCK).param("id", id.value()).query(PairSql::pair).optional();
    }

    Optional<Pair> between(PersonId one, PersonId other) {
        return jdbc.sql(BETWEEN)
                .paramSource(Row.with("one", one, "other", other))
                .query(PairSql::pair)
                .optional();
    }

    /** Most harm first, then the longest wait. */
    List<Pair> open(LocalDate today, int most) {
        return Rows.list(jdbc.sql(OPEN_NOW)
                .paramSource(Row.with("today", today, "most", most))
                .query(PairSql::pair));
    }

    List<Pair> taken(UserId user, int most) {
        return Rows.list(jdbc.sql(TAKEN)
                .paramSource(Row.with("user", user, "most", most))
                .query(PairSql::pair));
    }

    List<Pair> deferred(LocalDate today, int most) {
        return Rows.list(jdbc.sql(DEFERRED)
                .paramSource(Row.with("today", today, "most", most))
                .query(PairSql::pair));
    }

    List<Pair> settled(int most) {
        return Rows.list(jdbc.sql(SETTLED).param("most", most).query(PairSql::pair));
    }

    Counts counts(LocalDate today) {
        return Rows.one(jdbc.sql(COUNTS)
                .param("today", today)
                .query((row, _) -> new Counts(
                        row.getInt("open"), row.getInt("taken"), row.getInt("deferred"), Rows.instant(row, "oldest"))));
    }

    List<Pair> toWeigh(Instant before, int most) {
        return Rows.list(jdbc.sql(TO_WEIGH)
                .paramSource(Row.with("before", before, "most", most))
                .query(PairSql::pair));
    }

    void weighed(PairId id, int harm, Set<Stake> stakes, Instant now) {
        jdbc.sql(WEIGHED)
                .paramSource(Row.with("id", id, "harm", harm, "now", now)
                        .and("stakes", stakes.stream().map(Enum::name).sorted().toArray(String[]::new)))
                .update();
    }

    /** @param until null but for DEFERRED, {@code verdict} but for NOT_SAME */
    void change(
            PairId id,
            Pair.Status to,
            @Nullable Verdict verdict,
            @Nullable LocalDate until,
            String why,
            Actor by,
            Instant now) {
        jdbc.sql(CHANGE)
                .paramSource(Row.with("id", id, "status", to, "verdict", verdict, "until", until, "why", why)
                        .and("taker", by.user())
                        .and("takerName", by.name())
                        .and("settled", !to.waits())
                        .and("now", now))
                .update();
        note(id, to, verdict, why, by, now);
    }

    private void note(PairId id, Pair.Status to, @Nullable Verdict verdict, String why, Actor by, Instant now) {
        jdbc.sql(NOTE)
                .paramSource(Row.with("pair", id, "status", to, "verdict", verdict, "why", why, "now", now)
                        .and("by", by.user())
                        .and("byName", by.name()))
                .update();
    }

    void similar(PersonId one, PersonId other, Verdict verdict, Actor by, Instant now) {
        jdbc.sql(SIMILAR)
                .paramSource(Row.with("one", one, "other", other, "verdict", verdict, "by", by.user(), "now", now))
                .update();
    }

    /** Those who are marked as similar to this person. */
    List<PersonId> similarTo(PersonId person) {
        return Rows.list(jdbc.sql(ALIKE).param("id", person.value()).query(UUID.class)).stream()
                .map(PersonId::new)
                .toList();
    }

    private static Pair pair(ResultSet row, int at) throws SQLException {
        UUID taker = Rows.uuid(row, "taken_by");
        String verdict = row.getString("verdict");
        return new Pair(
                new PairId(Objects.requireNonNull(Rows.uuid(row, "id"))),
                new PersonId(Objects.requireNonNull(Rows.uuid(row, "a"))),
                new PersonId(Objects.requireNonNull(Rows.uuid(row, "b"))),
                Pair.Status.valueOf(row.getString("status")),
                Pair.Origin.valueOf(row.getString("origin")),
                row.getDouble("bits"),
                Rows.texts(row, "reasons").stream().map(Reason::valueOf).toList(),
                Rows.texts(row, "stakes").stream().map(Stake::valueOf).toList(),
                Objects.requireNonNull(row.getString("why")),
                Objects.requireNonNull(Rows.instant(row, "opened_at")),
                taker == null ? null : new UserId(taker),
                Objects.requireNonNull(row.getString("taken_by_name")),
                Rows.date(row, "deferred_until"),
                verdict == null ? null : Verdict.valueOf(verdict),
                Rows.instant(row, "settled_at"));
    }
}
