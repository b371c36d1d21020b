package hims.person;

import hims.access.Actor;
import hims.access.PersonId;
import hims.platform.Row;
import hims.platform.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Re-points the rows of plain tables. A module writes the statements, which the law of statements then checks. */
public abstract class MergeRowsSql implements MergePart {

    /**
     * One table.
     *
     * @param count of {@code :person}
     * @param move from {@code :from} to {@code :to}, returning each row's key as text; "" where rows stay
     * @param put the rows {@code :rows} (text[]) from {@code :from} to {@code :to}
     * @param since rows of {@code :person} made at or after {@code :moment}: {@code row} and {@code at}, or ""
     */
    public record Table(String kind, String count, String move, String put, String since) {

        /** Rows that stay where they are. */
        public static Table staying(String kind, String count) {
            return new Table(kind, count, "", "", "");
        }
    }

    private final JdbcClient jdbc;
    private final String name;
    private final List<Table> tables;

    protected MergeRowsSql(JdbcClient jdbc, String name, List<Table> tables) {
        this.jdbc = jdbc;
        this.name = name;
        this.tables = List.copyOf(tables);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Held> held(PersonId person) {
        return tables.stream()
                .map(table -> new Held(
                        table.kind(),
                        Rows.one(jdbc.sql(table.count())
                                .param("person", person.value())
                                .query(Integer.class)),
                        table.move().isEmpty()))
                .toList();
    }

    @Override
    public List<Moved> move(PersonId from, PersonId to, Actor by) {
        return tables.stream()
                .filter(table -> !table.move().isEmpty())
                .map(table -> new Moved(
                        table.kind(),
                        Rows.list(jdbc.sql(table.move())
                                .paramSource(Row.with("from", from, "to", to))
                                .query(String.class))))
                .toList();
    }

    @Override
    public int put(String kind, Collection<String> rows, PersonId from, PersonId to, Actor by) {
        var table = tables.stream()
                .filter(one -> one.kind().equals(kind) && !one.put().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " moves no " + kind));
        return rows.isEmpty()
                ? 0
                : jdbc.sql(table.put())
                        .paramSource(Row.with("from", from, "to", to).and("rows", rows.toArray(String[]::new)))
                        .update();
    }

    @Override
    public List<Since> since(PersonId person, Instant moment) {
        var since = new ArrayList<Since>();
        for (var table : tables) {
            if (!table.since().isEmpty()) {
                since.addAll(Rows.list(jdbc.sql(table.since())
                        .paramSource(Row.with("person", person, "moment", moment))
                        .query((row, _) -> new Since(
                                table.kind(),
                                Objects.requireNonNull(row.getString("row")),
                                Objects.requireNonNull(Rows.instant(row, "at"))))));
            }
        }
        return since;
    }
}
