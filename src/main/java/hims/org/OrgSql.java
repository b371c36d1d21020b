package hims.org;

import hims.platform.Row;
import hims.platform.Rows;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OrgSql {
    private static final String UNITS = """
            select id, code, facility, parent, kind, name_en, name_hi from org.unit order by code limit 100000
            """;

    private static final String FACILITIES = """
            select f.id, u.code, u.name_en, u.name_hi, f.category, f.beds, f.locality_en, f.locality_hi
            from org.facility f join org.unit u on u.id = f.id
            order by u.name_en limit 1000
            """;

    private static final String PUT_UNITS = """
            insert into org.unit (id, code, facility, parent, kind, name_en, name_hi)
            select id, code, facility, parent, kind, name_en, name_hi
            from unnest(:ids::uuid[], :codes::text[], :facilities::uuid[], :parents::uuid[], :kinds::text[],
                :english::text[], :hindi::text[]) as u(id, code, facility, parent, kind, name_en, name_hi)
            on conflict (id) do update set name_en = excluded.name_en, name_hi = excluded.name_hi
            """;

    private static final String PUT_FACILITY = """
            insert into org.facility (id, category, beds, locality_en, locality_hi)
            values (:id, :category, :beds, :localityEn, :localityHi)
            on conflict (id) do update set category = excluded.category, beds = excluded.beds,
                locality_en = excluded.locality_en, locality_hi = excluded.locality_hi
            """;

    private static final String IS_LOADED =
            "select exists (select 1 from org.loaded where name = :name and content_hash = :hash)";

    private static final String NOTE_LOADED = """
            insert into org.loaded (name, content_hash) values (:name, :hash)
            on conflict (name) do update set content_hash = excluded.content_hash, loaded_at = now()
            """;

    private final JdbcClient jdbc;

    OrgSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Unit> units() {
        return Rows.list(jdbc.sql(UNITS).query(Unit.class));
    }

    List<Facility> facilities() {
        return Rows.list(jdbc.sql(FACILITIES).query(Facility.class));
    }

    void put(List<Unit> units) {
        jdbc.sql(PUT_UNITS)
                .paramSource(Row.with(
                        "ids", each(units, Unit::id),
                        "codes", each(units, Unit::code),
                        "facilities", each(units, Unit::facility),
                        "parents", units.stream().map(OrgSql::parent).toArray(java.util.UUID[]::new),
                        "kinds", each(units, Unit::kind),
                        "english", each(units, Unit::nameEn),
                        "hindi", each(units, Unit::nameHi)))
                .update();
    }

    void put(Facility facility) {
        jdbc.sql(PUT_FACILITY).paramSource(Row.of(facility)).update();
    }

    boolean isLoaded(String name, String hash) {
        return jdbc.sql(IS_LOADED)
                .paramSource(Row.with("name", name, "hash", hash))
                .query(Boolean.class)
                .single();
    }

    void noteLoaded(String name, String hash) {
        jdbc.sql(NOTE_LOADED).paramSource(Row.with("name", name, "hash", hash)).update();
    }

    private static java.util.@org.jspecify.annotations.Nullable UUID parent(Unit unit) {
        return unit.parent() == null ? null : unit.parent().value();
    }

    private static <T> List<T> each(List<Unit> units, Function<Unit, T> part) {
        return units.stream().map(part).toList();
    }
}
