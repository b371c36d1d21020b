package hims.audit;

import hims.platform.Vault;
import hims.world.DatabaseTest;
import hims.world.PostgresServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a busy month on a million rows: {@code ./hims bench AuditBench}; {@code -Dhims.bench.audit-rows} says how many. */
@DatabaseTest
class AuditBench {
    private static final int ROWS = Integer.getInteger("hims.bench.audit-rows", 1_000_000);
    private static final int AT_ONCE = 20_000;

    private static final String MANY = """
            insert into audit.event (action, outcome, actor, actor_name, role, facility, session, network, purpose, object_type, object_id, patient)
            select case n % 3 when 0 then 'SEARCH' else 'READ' end, 'DONE', ('00000000-0000-7000-8000-' || lpad((n % 2000)::text, 12, '0'))::uuid,
                'User ' || n % 2000, 'DOCTOR', '00000000-0000-7000-8000-000000000001', 's' || n % 5000, '10.0.' || n % 200 || '.' || n % 250,
                'TREAT', (array['record', 'person', 'prescription', 'token'])[1 + n % 4], n::text,
                ('00000000-0000-7000-8000-' || lpad((n * 7919 % 200000)::text, 12, '0'))::uuid
            from generate_series(:from, :until - 1) n
            """;

    private final PostgresServer server;
    private final Vault vault;

    @TempDir
    private Path home;

    AuditBench(PostgresServer server, Vault vault) {
        this.server = server;
        this.vault = vault;
    }

    @Test
    void a_million_rows() {
        var log = SeparateLog.create(server, "audit_bench", home, vault);
        try {
            timed("append", () -> {
                for (var from = 0; from < ROWS; from += AT_ONCE) {
                    log.jdbc
                            .sql(MANY)
                            .param("from", from)
                            .param("until", Math.min(from + AT_ONCE, ROWS))
                            .update();
                }
                return ROWS + " rows";
            });
            timed("into the tree", () -> {
                log.sign();
                return log.tree.head().size() + " leaves";
            });
            timed("check", () -> log.check.faults().size() + " faults");
            var trails = new TrailSql(log.jdbc);
            var all = new Trail("", "", "", Instant.EPOCH, Instant.now().plusSeconds(60));
            var one = new Trail("User 7", "", "", all.from(), all.until());
            var network = new Trail("", "", "10.0.7.7", all.from(), all.until());
            timed(
                    "breach by actor",
                    () -> trails.people(one) + " people, "
                            + trails.footprints(one, 100).size());
            timed(
                    "breach by network",
                    () -> trails.people(network) + " people, "
                            + trails.footprints(network, 100).size());
            timed(
                    "breach by period",
                    () -> trails.people(all) + " people, "
                            + trails.footprints(all, 100).size());
            timed("all for the file", () -> trails.footprints(all, 200_000).size() + " people");
        } finally {
            log.drop();
        }
    }

    private static void timed(String what, Supplier<String> act) {
        var began = System.nanoTime();
        var said = act.get();
        System.out.printf("%s: %,d ms, %s%n", what, (System.nanoTime() - began) / 1_000_000, said);
    }
}
