package hims.record;

import hims.platform.Row;
import hims.platform.Rows;
import hims.record.Extract.BusinessIdentifier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The small tables beside the resources. Identifiers are keyed by their own hash, names by the bucket. */
@Component
class IndexSql {
    /** An identifier and the resource that has it. */
    record Claim(BusinessIdentifier identifier, UUID owner, ResourceKey key) {}

    record Named(ResourceKey key, Extract.Text text) {}

    /** What another transaction is claiming is waited for; what is claimed stays. Always in the order of the key, against deadlocks. */
    private static final String CLAIM = """
            insert into record.identifier (h, rtype, owner, system, value, bucket, rid)
            select c.h, c.rtype, c.owner, c.system, c.value, c.bucket, c.rid
            from unnest(:hashes::int8[], :rtypes::int2[], :owners::uuid[], :systems::text[], :texts::text[], :buckets::int2[],
                        :rids::uuid[]) as c (h, rtype, owner, system, value, bucket, rid)
            on conflict (h, rtype, owner, system, value) do nothing
            """;

    private static final String OWNER = """
            select bucket, rid from record.identifier
            where h = :h and rtype = :rtype and owner = :owner and system = :system and value = :value
            """;

    private static final String RELEASE = """
            delete from record.identifier where h = any(:hashes) and rtype = :rtype and rid = :rid and bucket = :bucket
            """;

    private static final String FIND = """
            select bucket, rid from record.identifier
            where h = :h and rtype = :rtype and system = :system and value = :value
            order by rid limit 100
            """;

    private static final String ADD_STRINGS = """
            insert into record.string (bucket, rtype, rid, param, value)
            select s.bucket, s.rtype, s.rid, s.param, s.value
            from unnest(:buckets::int2[], :rtypes::int2[], :rids::uuid[], :params::text[], :texts::text[])
                 as s (bucket, rtype, rid, param, value)
            """;

    private static final String DROP_STRINGS = """
            delete from record.string where bucket = :bucket and rtype = :rtype and rid = :rid
            """;

    private final JdbcClient jdbc;

    IndexSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return true when every claim was new */
    boolean claim(List<Claim> claims) {
        var sorted = claims.stream()
                .sorted(Comparator.comparingLong(c -> c.identifier().hash()))
                .toList();
        var written = jdbc.sql(CLAIM)
                .paramSource(keys(sorted, Claim::key)
                        .and("hashes", column(sorted, c -> c.identifier().hash(), Long[]::new))
                        .and("owners", column(sorted, Claim::owner, UUID[]::new))
                        .and("systems", column(sorted, c -> c.identifier().system(), String[]::new))
                        .and("texts", column(sorted, c -> c.identifier().value(), String[]::new)))
                .update();
        return written == claims.size();
    }

    /** The resource this identifier belongs to, for this owner. */
    Optional<ResourceKey> ownerOf(Claim claim) {
        return jdbc.sql(OWNER)
                .paramSource(of(claim.identifier(), claim.key().type()).and("owner", claim.owner()))
                .query((row, _) ->
                        new ResourceKey(claim.key().type(), new ResourceId(row.getObject("rid", UUID.class))))
                .optional();
    }

    void release(ResourceKey key, List<BusinessIdentifier> identifiers) {
        jdbc.sql(RELEASE)
                .paramSource(keyOf(key).and("hashes", column(identifiers, BusinessIdentifier::hash, Long[]::new)))
                .update();
    }

    /** The resources of a type with this identifier, whose ever they are. */
    List<ResourceKey> find(ResourceType type, BusinessIdentifier identifier) {
        return Rows.list(jdbc.sql(FIND)
                .paramSource(of(identifier, type))
                .query((row, _) -> new ResourceKey(type, new ResourceId(row.getObject("rid", UUID.class)))));
    }

    void addStrings(List<Named> names) {
        if (names.isEmpty()) {
            return;
        }
        jdbc.sql(ADD_STRINGS)
                .paramSource(keys(names, Named::key)
                        .and("params", column(names, n -> n.text().param(), String[]::new))
                        .and("texts", column(names, n -> n.text().value(), String[]::new)))
                .update();
    }

    void dropStrings(ResourceKey key) {
        jdbc.sql(DROP_STRINGS).paramSource(keyOf(key)).update();
    }

    private static Row of(BusinessIdentifier identifier, ResourceType type) {
        return Row.with("h", identifier.hash(), "rtype", type.number())
                .and("system", identifier.system())
                .and("value", identifier.value());
    }

    private static Row keyOf(ResourceKey key) {
        return Row.with("bucket", key.bucket(), "rtype", key.type().number(), "rid", key.id());
    }

    private static <T> Row keys(List<T> rows, Function<T, ResourceKey> key) {
        return Row.with("buckets", column(rows, row -> key.apply(row).bucket(), Short[]::new))
                .and("rtypes", column(rows, row -> key.apply(row).type().number(), Short[]::new))
                .and("rids", column(rows, row -> key.apply(row).id().value(), UUID[]::new));
    }

    private static <T, C> C[] column(List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
