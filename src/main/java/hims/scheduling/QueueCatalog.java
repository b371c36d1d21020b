package hims.scheduling;

import hims.access.UnitId;
import hims.org.Facility;
import hims.org.Org;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets up the queues of {@code reference/scheduling/queues.csv} in every facility. What a hospital has changed stays. */
@Component
class QueueCatalog implements InitializingBean {
    private static final String FILE = "/reference/scheduling/queues.csv";
    private static final Pattern CELL = Pattern.compile("\"([^\"]*)\"|([^,]*)");
    private static final int SKIP_AFTER = 3;
    private static final int AMBER_MINUTES = 60;
    private static final int RED_MINUTES = 120;

    private final Org org;
    private final QueueSql sql;
    private final TransactionTemplate transaction;

    QueueCatalog(Org org, QueueSql sql, TransactionTemplate transaction) {
        this.org = org;
        this.sql = sql;
        this.transaction = transaction;
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> setUp());
    }

    private void setUp() {
        var known = sql.ids();
        var lines = lines();
        for (var facility : org.facilities()) {
            for (int i = 0; i < lines.size(); i++) {
                var queue = queue(facility, lines.get(i));
                if (!known.contains(queue.id()) && org.find(queue.unit()).isPresent()) {
                    sql.setUp(queue, i);
                }
            }
        }
    }

    private static Queue queue(Facility facility, List<String> line) {
        var code = facility.code() + "/" + line.get(1);
        return new Queue(
                QueueId.of(code),
                facility.id(),
                UnitId.of(facility.code() + "/" + line.get(0)),
                line.get(1),
                ServiceKind.valueOf(line.get(2)),
                line.get(3),
                line.get(4).isEmpty() ? null : line.get(4),
                line.get(6),
                line.get(7),
                line.get(8),
                line.get(9),
                line.get(5).equals("yes"),
                SKIP_AFTER,
                AMBER_MINUTES,
                RED_MINUTES);
    }

    private static List<List<String>> lines() {
        try (var in = QueueCatalog.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The program was built without " + FILE);
            }
            return rows(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> rows(Stream<String> lines) {
        return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                .skip(1)
                .map(QueueCatalog::cells)
                .collect(Collectors.toList());
    }

    /** A cell that holds a comma stands in quotes. */
    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var found = CELL.matcher(line);
        for (int at = 0; at <= line.length() && found.find(at); at = found.end() + 1) {
            cells.add(found.group(1) == null ? found.group(2) : found.group(1));
        }
        return cells;
    }
}
