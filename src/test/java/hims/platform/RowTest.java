package hims.platform;

import static org.assertj.core.api.Assertions.assertThat;

import hims.world.DatabaseTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class RowTest {
    private final JdbcClient jdbc;

    RowTest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record ThingId(UUID value) implements Id {}

    private record Thing(
            ThingId id,
            Kind kind,
            Money price,
            Instant madeAt,
            LocalDate dueOn,
            List<String> tags,
            @Nullable String note) {}

    @Test
    void a_record_goes_in_and_comes_out_with_its_own_types() {
        var thing = new Thing(
                new ThingId(Ids.next()),
                Kind.BUSY,
                Money.rupees("12.50"),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                LocalDate.of(2026, 11, 3),
                List.of("rare", "costly"),
                null);
        var back = jdbc.sql(
                        "select :id as id, :kind as kind, :price as price, :madeAt as made_at, :dueOn as due_on, :tags as tags, :note as note")
                .paramSource(Row.of(thing))
                .query(Thing.class);
        assertThat(Rows.one(back)).isEqualTo(thing);
    }

    @Test
    void a_list_of_ids_is_one_parameter() {
        var ids = List.of(new ThingId(Ids.next()), new ThingId(Ids.next()));
        var found = jdbc.sql("select id from unnest(:ids) as id where id = any(:ids)")
                .paramSource(Row.with("ids", ids))
                .query(UUID.class);
        assertThat(Rows.list(found))
                .containsExactlyInAnyOrder(ids.get(0).value(), ids.get(1).value());
    }

    @Test
    void lists_of_names_numbers_and_enums_are_arrays_too() {
        var row = Row.with(
                "names", List.of("a", "b"), "numbers", List.of(1, 2), "kinds", List.of(Kind.BUSY), "none", List.of());
        var sql =
                "select array_length(:names, 1) + array_length(:numbers, 1) + array_length(:kinds::text[], 1) + coalesce(array_length(:none::text[], 1), 0)";
        assertThat(Rows.one(jdbc.sql(sql).paramSource(row).query(Integer.class)))
                .isEqualTo(5);
    }
}
