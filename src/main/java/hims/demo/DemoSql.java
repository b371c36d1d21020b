package hims.demo;

import hims.access.PersonId;
import hims.platform.Row;
import hims.platform.Rows;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DemoSql {
    private static final String IS_DONE = "select exists (select 1 from demo.done where part = :part)";

    private static final String DONE = "insert into demo.done (part) values (:part) on conflict do nothing";

    private static final String SETTLE = """
            insert into demo.resident (person, name, health_id, phone) values (:person, :name, :healthId, :phone)""";

    private static final String PEOPLE = "select person from demo.resident order by number";

    private static final String NAMED = """
            select name, health_id, phone from demo.resident where name is not null order by number""";

    private static final String HANG = """
            insert into demo.board (address, place_en, place_hi) values (:address, :placeEn, :placeHi)""";

    private static final String BOARDS = "select address, place_en, place_hi from demo.board order by place_en";

    private final JdbcClient jdbc;

    DemoSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes a part of the city unless it stands already. */
    void once(String part, Runnable work) {
        if (!Rows.one(jdbc.sql(IS_DONE).paramSource(Row.with("part", part)).query(Boolean.class))) {
            work.run();
            jdbc.sql(DONE).paramSource(Row.with("part", part)).update();
        }
    }

    void settle(PersonId person) {
        settle(person, null, null, null);
    }

    void settle(PersonId person, @Nullable String name, @Nullable String healthId, @Nullable String phone) {
        jdbc.sql(SETTLE)
                .paramSource(Row.with("person", person, "name", name, "healthId", healthId, "phone", phone))
                .update();
    }

    List<PersonId> people() {
        return Rows.list(jdbc.sql(PEOPLE).query((row, _) -> new PersonId(row.getObject("person", UUID.class))));
    }

    List<DemoPages.Citizen> named() {
        return Rows.list(jdbc.sql(NAMED)
                .query((row, _) -> new DemoPages.Citizen(
                        row.getString("name"), row.getString("health_id"), row.getString("phone"))));
    }

    void hang(DemoPages.Board board) {
        jdbc.sql(HANG).paramSource(Row.of(board)).update();
    }

    List<DemoPages.Board> boards() {
        return Rows.list(jdbc.sql(BOARDS).query(DemoPages.Board.class));
    }
}
