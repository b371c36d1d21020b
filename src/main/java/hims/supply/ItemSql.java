package hims.supply;

import hims.platform.Row;
import hims.platform.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ItemSql {
    static final String INSERT = """
            insert into supply.item (id, medicine_code, pack_size, gtin)
            values (:id, :medicine, :packSize, :gtin)
            on conflict (medicine_code) do nothing
            """;

    static final String FIND = """
            select id, medicine_code as medicine, pack_size from supply.item where id = :id
            """;

    static final String OF_MEDICINES = """
            select id, medicine_code as medicine, pack_size from supply.item where medicine_code = any(:codes) order by medicine_code
            """;

    static final String OF_GTIN = """
            select id, medicine_code as medicine, pack_size from supply.item where gtin = :gtin
            """;

    static final String ALL = """
            select id, medicine_code as medicine, pack_size from supply.item order by medicine_code limit 5000
            """;

    private final JdbcClient jdbc;

    ItemSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Item item, @Nullable String gtin) {
        jdbc.sql(INSERT).paramSource(Row.of(item).and("gtin", gtin)).update();
    }

    Optional<Item> find(ItemId id) {
        return jdbc.sql(FIND).paramSource(Row.with("id", id)).query(Item.class).optional();
    }

    Optional<Item> ofMedicine(String code) {
        return ofMedicines(List.of(code)).stream().findFirst();
    }

    List<Item> ofMedicines(Collection<String> codes) {
        return Rows.list(jdbc.sql(OF_MEDICINES)
                .param("codes", codes.toArray(String[]::new))
                .query(Item.class));
    }

    Optional<Item> ofGtin(String gtin) {
        return jdbc.sql(OF_GTIN).param("gtin", gtin).query(Item.class).optional();
    }

    List<Item> all() {
        return Rows.list(jdbc.sql(ALL).query(Item.class));
    }
}
