package hims.record;

import hims.access.PersonId;
import hims.platform.Row;
import hims.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Statements of searches, put together from the fixed pieces of {@link SearchConditions} and {@link SearchOrder}. Those that know
 * the people name the bucket; the others are declared fan-outs over the token index.
 */
@Component
class SearchSql {
    /**
     * A version found, and where it stands.
     *
     * @param old an earlier version, which the index knows nothing of
     */
    record Found(StoredResource stored, SearchPosition position, boolean old) {}

    private static final String RESULT_COLUMNS = "bucket, rtype, rid, pid, ver, ts, flags, d0, body";

    private static final String FETCH = """
            select r.bucket, r.rtype, r.rid, r.pid, r.ver, r.ts, r.flags, r.d0, r.body
            from unnest(:buckets::int2[], :rtypes::int2[], :rids::uuid[]) as asked (bucket, rtype, rid)
            join record.resource r on r.bucket = asked.bucket and r.rtype = asked.rtype and r.rid = asked.rid
            where r.flags & :hidden = 0
            order by r.rtype, r.rid limit 5000
            """;

    /** One range of the index (bucket, pid, rtype, d0 desc, rid). Binaries (49) stand in no compartment: what refers to them does. */
    private static final String EVERYTHING = """
            select bucket, rtype, rid, pid, ver, ts, flags, d0, body from record.resource
            where bucket = :bucket and pid = :pid and (flags = 0 or flags & :hidden = 0)
              and (:rtypes::int2[] is null or rtype = any(:rtypes::int2[])) and ts >= :since
              and ((d0 < :until and d1 >= :from) or rtype = 1) and rtype <> 49
              and (rtype, rid) > (:afterType, :afterRid)
            order by rtype, rid limit :most
            """;

    private final JdbcClient jdbc;

    SearchSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Found> page(SearchRequest request, SearchConditions conditions) {
        var row = conditions.row().and("most", request.most());
        var after = request.after();
        if (after != null) {
            row.and("afterAt", after.at()).and("afterBucket", after.bucket()).and("afterRid", after.rid());
        }
        if (request.asOf() != null) {
            row.and("asOf", request.asOf());
        }
        return Rows.list(
                jdbc.sql(statement(request, conditions)).paramSource(row).query((found, _) -> row(request, found)));
    }

    /** For the rest of the transaction. */
    void planEachTime() {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    static String statement(SearchRequest request, SearchConditions conditions) {
        var order = request.order();
        var after = request.after() == null ? "" : " and " + order.after();
        var current = """
                select %s, false as old from record.resource
                where %s%s%s
                order by %s limit :most
                """.formatted(
                        RESULT_COLUMNS,
                        conditions.where(),
                        request.asOf() == null ? "" : " and ts <= :asOf",
                        after,
                        order.by());
        return request.asOf() == null
                ? current
                : """
                select %s, old from ((%s) union all (%s)) found
                order by %s limit :most
                """.formatted(RESULT_COLUMNS, current, replaced(conditions, after, order), order.by());
    }

    /** What was current at the moment and has been replaced since; the index knows nothing of it, its values decide. */
    private static String replaced(SearchConditions conditions, String after, SearchOrder order) {
        return """
                select %s, true as old from record.history h
                where rtype = :rtype and flags & :hidden = 0%s and ts <= :asOf and until > :asOf%s
                  and exists (select 1 from record.resource c
                              where c.bucket = h.bucket and c.rtype = h.rtype and c.rid = h.rid and c.flags & :hidden = 0)
                order by %s limit :most
                """.formatted(RESULT_COLUMNS, conditions.person(), after, order.by());
    }

    /** @return no more than the limit */
    long count(SearchConditions conditions, int limit) {
        return Rows.one(jdbc.sql("""
                        select count(*) from (select 1 from record.resource where %s limit :most) found
                        """.formatted(conditions.where()))
                .paramSource(conditions.row().and("most", limit))
                .query(Long.class));
    }

    List<StoredResource> fetch(Collection<ResourceKey> keys, SearchScope scope) {
        return Rows.list(jdbc.sql(FETCH)
                .paramSource(Row.with("hidden", scope.hidden())
                        .and("buckets", keys.stream().map(ResourceKey::bucket).toArray(Short[]::new))
                        .and(
                                "rtypes",
                                keys.stream().map(key -> key.type().number()).toArray(Short[]::new))
                        .and("rids", keys.stream().map(key -> key.id().value()).toArray(UUID[]::new)))
                .query((found, _) -> RecordSql.stored(found)));
    }

    List<StoredResource> everything(PersonId person, EverythingRequest request) {
        return Rows.list(jdbc.sql(EVERYTHING)
                .paramSource(Row.with("bucket", Buckets.hash(person.value()), "pid", person)
                        .and("hidden", request.scope().hidden())
                        .and("rtypes", types(request.types()))
                        .and("since", request.since())
                        .and("from", request.from())
                        .and("until", request.until())
                        .and("afterType", request.afterType())
                        .and("afterRid", request.afterRid())
                        .and("most", request.most()))
                .query((found, _) -> RecordSql.stored(found)));
    }

    private static Short @Nullable [] types(Set<ResourceType> types) {
        return types.isEmpty() ? null : types.stream().map(ResourceType::number).toArray(Short[]::new);
    }

    private static Found row(SearchRequest request, ResultSet found) throws SQLException {
        var stored = RecordSql.stored(found);
        return new Found(
                stored,
                new SearchPosition(
                        at(request.order(), stored, found),
                        found.getShort("bucket"),
                        stored.key().id().value()),
                found.getBoolean("old"));
    }

    private static Instant at(SearchOrder order, StoredResource stored, ResultSet found) throws SQLException {
        return switch (order) {
            case CLINICAL, CLINICAL_DOWN -> RecordSql.instant(found, "d0");
            case STORED, ID, ID_DOWN, UPDATED, UPDATED_DOWN -> stored.at();
        };
    }
}
