package hims.record;

import static java.util.stream.Collectors.joining;

import hims.access.PersonId;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Current versions and their history. Every statement names the bucket as a value. */
@Component
class RecordSql {
    /** A version ready to lie in the store. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares versions
    record Version(ResourceKey key, @Nullable PersonId person, int number, Instant at, Extract extract, byte[] body) {}

    private static final String INSERT = """
            insert into record.resource (bucket, rtype, rid, pid, ver, txid, ts, d0, d1, flags, tok, body)
            select r.bucket, r.rtype, r.rid, r.pid, 1, pg_current_xact_id()::text::int8, :at, r.d0, r.d1, r.flags,
                   r.tok::int8[], r.body
            from unnest(:buckets::int2[], :rtypes::int2[], :rids::uuid[], :pids::uuid[], :d0s::timestamptz[],
                        :d1s::timestamptz[], :flags::int2[], :toks::text[], :bodies::bytea[])
                 as r (bucket, rtype, rid, pid, d0, d1, flags, tok, body)
            """;

    /** Locks the current version and keeps it; the caller writes the next one, later by a millisecond at least, in the same transaction. */
    private static final String KEEP = """
            insert into record.history (bucket, rtype, rid, ver, pid, txid, ts, until, d0, d1, flags, body)
            select bucket, rtype, rid, ver, pid, txid, ts, greatest(ts + interval '1 millisecond', :at), d0, d1, flags, body
            from record.resource where bucket = :bucket and rtype = :rtype and rid = :rid
            for update
            returning rtype, rid, pid, ver, ts, flags, body
            """;

    private static final String REPLACE = """
            update record.resource
            set ver = :ver, txid = pg_current_xact_id()::text::int8, ts = :at, d0 = :d0::timestamptz, d1 = :d1::timestamptz,
                flags = :flags, tok = :tok::text::int8[], body = :body
            where bucket = :bucket and rtype = :rtype and rid = :rid
            """;

    private static final String FIND = """
            select rtype, rid, pid, ver, ts, flags, body
            from record.resource where bucket = :bucket and rtype = :rtype and rid = :rid
            """;

    private static final String FIND_ALL = """
            select r.rtype, r.rid, r.pid, r.ver, r.ts, r.flags, r.body
            from unnest(:buckets::int2[], :rtypes::int2[], :rids::uuid[]) as asked (bucket, rtype, rid)
            join record.resource r on r.bucket = asked.bucket and r.rtype = asked.rtype and r.rid = asked.rid
            """;

    private static final String VERSION = """
            select rtype, rid, pid, ver, ts, flags, body
            from record.resource where bucket = :bucket and rtype = :rtype and rid = :rid and ver = :ver
            union all
            select rtype, rid, pid, ver, ts, flags, body
            from record.history where bucket = :bucket and rtype = :rtype and rid = :rid and ver = :ver
            """;

    private static final String VERSIONS = """
            select rtype, rid, pid, ver, ts, flags, body
            from record.resource where bucket = :bucket and rtype = :rtype and rid = :rid and ver < :below
            union all
            select rtype, rid, pid, ver, ts, flags, body
            from record.history where bucket = :bucket and rtype = :rtype and rid = :rid and ver < :below
            order by ver desc limit :limit
            """;

    private static final String OLDER = """
            select rtype, rid, pid, ver, ts, flags, body
            from record.history where bucket = :bucket and rtype = :rtype and rid = :rid
            order by ver desc
            """;

    private static final String PRESENT = """
            select rtype, rid
            from record.resource
            where bucket = :bucket and pid = :pid and rtype = any(:rtypes) and rid = any(:rids)
            """;

    private static final String CLINICAL_TIME = """
            select d0, d1 from record.resource where bucket = :bucket and rtype = :rtype and rid = :rid
            """;

    private final JdbcClient jdbc;

    RecordSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** First versions, all recorded at the same time. */
    void insert(List<Version> versions, Instant at) {
        jdbc.sql(INSERT)
                .paramSource(Row.with("at", at)
                        .and("buckets", column(versions, v -> v.key().bucket(), Short[]::new))
                        .and("rtypes", column(versions, v -> v.key().type().number(), Short[]::new))
                        .and("rids", column(versions, v -> v.key().id().value(), UUID[]::new))
                        .and("pids", column(versions, RecordSql::personOf, UUID[]::new))
                        .and("d0s", column(versions, RecordSql::from, String[]::new))
                        .and("d1s", column(versions, RecordSql::until, String[]::new))
                        .and("flags", column(versions, v -> v.extract().flags(), Short[]::new))
                        .and("toks", column(versions, v -> tokens(v.extract()), String[]::new))
                        .and("bodies", column(versions, Version::body, byte[][]::new)))
                .update();
    }

    Optional<StoredResource> keep(ResourceKey key, Instant at) {
        return jdbc.sql(KEEP)
                .paramSource(of(key).and("at", at))
                .query((row, _) -> stored(row))
                .optional();
    }

    void replace(Version version) {
        jdbc.sql(REPLACE)
                .paramSource(of(version.key())
                        .and("ver", version.number())
                        .and("at", version.at())
                        .and("d0", from(version))
                        .and("d1", until(version))
                        .and("flags", version.extract().flags())
                        .and("tok", tokens(version.extract()))
                        .and("body", version.body()))
                .update();
    }

    Optional<StoredResource> find(ResourceKey key) {
        return jdbc.sql(FIND)
                .paramSource(of(key))
                .query((row, _) -> stored(row))
                .optional();
    }

    /** Those of the keys that there are, in any order, whatever their flags. */
    List<StoredResource> findAll(Collection<ResourceKey> keys) {
        return Rows.list(jdbc.sql(FIND_ALL)
                .paramSource(Row.with(
                                "buckets",
                                keys.stream().map(ResourceKey::bucket).toArray(Short[]::new))
                        .and(
                                "rtypes",
                                keys.stream().map(key -> key.type().number()).toArray(Short[]::new))
                        .and("rids", keys.stream().map(key -> key.id().value()).toArray(UUID[]::new)))
                .query((row, _) -> stored(row)));
    }

    Optional<StoredResource> version(ResourceKey key, int number) {
        return jdbc.sql(VERSION)
                .paramSource(of(key).and("ver", number))
                .query((row, _) -> stored(row))
                .optional();
    }

    /** Versions below a number, newest first. */
    List<StoredResource> versions(ResourceKey key, int below, int limit) {
        return Rows.list(jdbc.sql(VERSIONS)
                .paramSource(of(key).and("below", below).and("limit", limit))
                .query((row, _) -> stored(row)));
    }

    /** Replaced versions, newest first. */
    List<StoredResource> older(ResourceKey key) {
        return Rows.list(jdbc.sql(OLDER).paramSource(of(key)).query((row, _) -> stored(row)));
    }

    /** Those of the keys that are facts of this person. */
    List<ResourceKey> present(PersonId person, List<ResourceKey> keys) {
        return Rows.list(jdbc.sql(PRESENT)
                .paramSource(Row.with("bucket", Buckets.hash(person.value()), "pid", person)
                        .and(
                                "rtypes",
                                keys.stream()
                                        .map(key -> key.type().number())
                                        .distinct()
                                        .toArray(Short[]::new))
                        .and("rids", keys.stream().map(key -> key.id().value()).toArray(UUID[]::new)))
                .query((row, _) -> key(row)));
    }

    /** A Patient's clinical time is the day, month or year of birth. */
    Optional<FhirDates.Interval> birth(PersonId person) {
        return jdbc.sql(CLINICAL_TIME)
                .paramSource(of(new ResourceKey(ResourceType.PATIENT, new ResourceId(person.value()))))
                .query((row, _) -> new FhirDates.Interval(instant(row, "d0"), instant(row, "d1")))
                .optional();
    }

    static StoredResource stored(ResultSet row) throws SQLException {
        var person = row.getObject("pid", UUID.class);
        return new StoredResource(
                key(row),
                person == null ? null : new PersonId(person),
                row.getInt("ver"),
                instant(row, "ts"),
                row.getShort("flags"),
                row.getBytes("body"));
    }

    private static ResourceKey key(ResultSet row) throws SQLException {
        return new ResourceKey(
                ResourceType.numbered(row.getShort("rtype")), new ResourceId(row.getObject("rid", UUID.class)));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value.equals(OffsetDateTime.MAX) ? Instant.MAX : value.toInstant();
    }

    private static Row of(ResourceKey key) {
        return Row.with("bucket", key.bucket(), "rtype", key.type().number(), "rid", key.id());
    }

    private static @Nullable UUID personOf(Version version) {
        var person = version.person();
        return person == null ? null : person.value();
    }

    private static String from(Version version) {
        return version.extract()
                .when()
                .map(FhirDates.Interval::from)
                .orElse(version.at())
                .toString();
    }

    private static String until(Version version) {
        var until = version.extract().when().map(FhirDates.Interval::until).orElse(version.at());
        return until.equals(Instant.MAX) ? "infinity" : until.toString();
    }

    private static String tokens(Extract extract) {
        return extract.tokens().stream().map(String::valueOf).collect(joining(",", "{", "}"));
    }

    private static <T extends @Nullable Object> T[] column(
            List<Version> versions, Function<Version, T> value, java.util.function.IntFunction<T[]> array) {
        return versions.stream().map(value).toArray(array);
    }
}
