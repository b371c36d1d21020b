package hims.record;

import hims.platform.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ids that a sender chose, each standing for the id a resource is kept by. */
@Component
class NameSql {
    private static final String FIND = """
            select rtype, client, bucket, rid from record.idmap
            where h = any(:hashes) and rtype = any(:rtypes) and client = any(:names)
            """;

    private static final String ADD = """
            insert into record.idmap (h, rtype, client, bucket, rid) values (:h, :rtype, :name, :bucket, :rid)
            on conflict (h, rtype, client) do nothing
            """;

    private final JdbcClient jdbc;

    NameSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ResourceKey> find(ResourceType type, String name) {
        return Optional.ofNullable(find(type, List.of(name)).get(name));
    }

    /** Keys whose id is a name somebody chose, each with the one it stands for. */
    Map<ResourceKey, ResourceKey> find(Collection<ResourceKey> keys) {
        var found = new HashMap<ResourceKey, ResourceKey>();
        query(
                keys.stream().map(key -> hash(key.type(), key.id().toString())).toArray(Long[]::new),
                keys.stream().map(key -> key.type().number()).distinct().toArray(Short[]::new),
                keys.stream().map(key -> key.id().toString()).toArray(String[]::new),
                (name, stored) -> found.put(new ResourceKey(stored.type(), ResourceId.parse(name)), stored));
        return found;
    }

    private Map<String, ResourceKey> find(ResourceType type, List<String> names) {
        var found = new HashMap<String, ResourceKey>();
        query(
                names.stream().map(name -> hash(type, name)).toArray(Long[]::new),
                new Short[] {type.number()},
                names.toArray(String[]::new),
                found::put);
        return found;
    }

    private interface Found {
        void accept(String name, ResourceKey stored);
    }

    private void query(Long[] hashes, Short[] types, String[] names, Found each) {
        jdbc.sql(FIND)
                .paramSource(Row.with("hashes", hashes, "rtypes", types, "names", names))
                .query(row -> {
                    each.accept(
                            row.getString("client"),
                            new ResourceKey(
                                    ResourceType.numbered(row.getShort("rtype")),
                                    new ResourceId(row.getObject("rid", UUID.class))));
                });
    }

    /** @return false when the name stands for another resource already */
    boolean add(String name, ResourceKey stored) {
        return jdbc.sql(ADD)
                        .paramSource(Row.with(
                                        "h",
                                        hash(stored.type(), name),
                                        "rtype",
                                        stored.type().number())
                                .and("name", name)
                                .and("bucket", stored.bucket())
                                .and("rid", stored.id()))
                        .update()
                == 1;
    }

    private static long hash(ResourceType type, String name) {
        return Token.ofName(type, name);
    }
}
