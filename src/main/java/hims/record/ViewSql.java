package hims.record;

import hims.access.PersonId;
import hims.platform.Row;
import hims.platform.Rows;
import hims.record.Timeline.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One person's facts, always one range or one probe in her bucket. Hidden facts are left out before anything is counted. */
@Component
class ViewSql {
    /** For each type a range of the index (bucket, pid, rtype, d0 desc, rid), read no further than its limit. */
    private static final String NEWEST = """
            select r.rtype, r.rid, r.d0, r.d1, r.body
            from unnest(:rtypes::int2[], :limits::int4[]) as t (rtype, most)
            cross join lateral (
                select rtype, rid, d0, d1, body from record.resource
                where bucket = :bucket and pid = :pid and rtype = t.rtype and flags & :hidden = 0
                order by d0 desc, rid limit t.most) r
            """;

    private static final String PAGE = """
            select r.rtype, r.rid, r.d0, r.d1, r.body
            from unnest(:rtypes::int2[]) as t (rtype)
            cross join lateral (
                select rtype, rid, d0, d1, body from record.resource
                where bucket = :bucket and pid = :pid and rtype = t.rtype and flags & :hidden = 0
                  and d0 <= :before::timestamptz and (d0 < :before::timestamptz or rid > :after)
                order by d0 desc, rid limit :most) r
            order by r.d0 desc, r.rid limit :most
            """;

    private static final String BY_TOKEN = """
            select rtype, rid, d0, d1, body from record.resource
            where bucket = :bucket and pid = :pid and tok && :toks::int8[] and flags & :hidden = 0
            order by d0 desc, rid limit :most
            """;

    /**
     * What was there at a moment: current versions recorded by then, and older ones replaced later. An error shows as it was
     * seen then; what is confidential by now is left out of the past as well.
     */
    private static final String AS_OF = """
            select rtype, rid, d0, d1, body from record.resource
            where bucket = :bucket and pid = :pid and rtype = any(:rtypes) and ts <= :at and flags & :hidden = 0
            union all
            select h.rtype, h.rid, h.d0, h.d1, h.body from record.history h
            join record.resource c on c.bucket = :bucket and c.rtype = h.rtype and c.rid = h.rid and c.flags & :secret = 0
            where h.bucket = :bucket and h.pid = :pid and h.rtype = any(:rtypes) and h.ts <= :at and h.until > :at
              and h.flags & :hidden = 0
            """;

    private static final String ALL = """
            select rtype, rid, pid, ver, ts, flags, body from record.resource
            where bucket = :bucket and pid = :pid and rtype = any(:rtypes) and flags & :hidden = 0
            order by rtype, d0 desc, rid
            """;

    private final JdbcClient jdbc;

    ViewSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Not in order across types. */
    List<Fact> newest(PersonId person, Map<ResourceType, Integer> limits, Clearance clearance) {
        return facts(
                NEWEST,
                of(person, clearance)
                        .and("rtypes", numbers(limits.keySet()))
                        .and("limits", limits.values().toArray(Integer[]::new)));
    }

    List<Fact> page(PersonId person, Collection<ResourceType> types, Cursor from, int most, Clearance clearance) {
        return facts(
                PAGE,
                of(person, clearance)
                        .and("rtypes", numbers(types))
                        .and(
                                "before",
                                from.at().equals(Instant.MAX)
                                        ? "infinity"
                                        : from.at().toString())
                        .and("after", from.after())
                        .and("most", most));
    }

    /** Facts with any of these tokens; the caller checks the parsed value again. */
    List<Fact> byToken(PersonId person, Collection<Long> tokens, int most, Clearance clearance) {
        return facts(
                BY_TOKEN,
                of(person, clearance).and("toks", tokens.toArray(Long[]::new)).and("most", most));
    }

    /** In no order. */
    List<Fact> asOf(PersonId person, Collection<ResourceType> types, Instant at, Clearance clearance) {
        return facts(
                AS_OF,
                of(person, clearance)
                        .and("rtypes", numbers(types))
                        .and("at", at)
                        .and("secret", clearance.secret()));
    }

    List<StoredResource> all(PersonId person, Collection<ResourceType> types, Clearance clearance) {
        return Rows.list(jdbc.sql(ALL)
                .paramSource(of(person, clearance).and("rtypes", numbers(types)))
                .query((row, _) -> RecordSql.stored(row)));
    }

    private List<Fact> facts(String statement, Row parameters) {
        return Rows.list(jdbc.sql(statement).paramSource(parameters).query((row, _) -> fact(row)));
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                new ResourceKey(
                        ResourceType.numbered(row.getShort("rtype")), new ResourceId(row.getObject("rid", UUID.class))),
                RecordSql.instant(row, "d0"),
                RecordSql.instant(row, "d1"),
                row.getBytes("body"));
    }

    private static Row of(PersonId person, Clearance clearance) {
        return Row.with("bucket", Buckets.hash(person.value()), "pid", person, "hidden", clearance.hidden());
    }

    private static Short[] numbers(Collection<ResourceType> types) {
        return types.stream().map(ResourceType::number).toArray(Short[]::new);
    }
}
