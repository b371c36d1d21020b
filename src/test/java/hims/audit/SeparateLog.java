package hims.audit;

import hims.platform.SealedFiles;
import hims.platform.Vault;
import hims.world.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** An audit log in a database of its own, on the server of the tests, that nobody else lets grow. */
final class SeparateLog {
    private static final Who ANANYA = new Who(
            UUID.fromString("0198c0de-0000-7000-8000-000000000001"),
            "Dr Ananya Sen",
            "DOCTOR",
            UUID.fromString("0198c0de-0000-7000-8000-000000000002"),
            "session",
            "10.1.2.3",
            "TREAT");

    static final UUID SUNITA = UUID.fromString("0198c0de-0000-7000-8000-000000000003");

    private final PostgresServer server;
    private final String database;
    private final Path folder;
    private final Vault vault;
    final DriverManagerDataSource source;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final AuditSql rows;
    final TreeSql tree;
    final Sequencer sequencer;
    final Checkpoints checkpoints;
    final AuditCheck check;
    final AuditExport export;
    final AuditProofs proofs;

    private SeparateLog(PostgresServer server, String database, Path folder, Vault vault) {
        this.server = server;
        this.database = database;
        this.folder = folder;
        this.vault = vault;
        this.source = source(server, database);
        var json = JsonMapper.builder().build();
        this.jdbc = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        this.rows = new AuditSql(jdbc, json);
        this.tree = new TreeSql(jdbc, json);
        this.sequencer = new Sequencer(tree, transaction);
        var notes = new CheckpointSql(jdbc);
        var keys = new CheckpointKeys(notes, new SealedFiles(folder, vault), "hims.test/audit");
        var folders = new CheckpointFolders(folder, folder.resolve("share").toString());
        this.checkpoints = new Checkpoints(tree, notes, keys, folders, transaction, Clock.systemUTC());
        this.check = new AuditCheck(tree, notes, keys, folders);
        this.export = new AuditExport(tree, notes, keys, folders, json);
        this.proofs = new AuditProofs(tree, notes, keys);
    }

    static SeparateLog create(PostgresServer server, String database, Path folder, Vault vault) {
        admin(server).sql("create database " + database).update();
        Flyway.configure()
                .dataSource(source(server, database))
                .locations("classpath:db/migration/audit")
                .schemas("audit")
                .load()
                .migrate();
        return new SeparateLog(server, database, folder, vault);
    }

    /** Another program on the same database and data folder. */
    SeparateLog beside() {
        return new SeparateLog(server, database, folder, vault);
    }

    /** The same rows in another database; the folders of checkpoints are the same ones, as they are out of reach. */
    SeparateLog copy(String name) {
        admin(server).sql("create database " + name + " template " + database).update();
        return new SeparateLog(server, name, folder, vault);
    }

    void drop() {
        admin(server).sql("drop database " + database + " with (force)").update();
    }

    /** So many reads of Sunita's record, each in a transaction of its own. */
    void read(int times) {
        IntStream.range(0, times).forEach(n -> transaction.executeWithoutResult(_ -> rows.append(List.of(entry(n)))));
    }

    static AuditEntry entry(int n) {
        return AuditEntry.done(ANANYA, Action.READ, "record", n, SUNITA)
                .with(n % 3 == 0 ? Map.of("ward", "दवा " + n, "a", "\"\\\n") : Map.of());
    }

    void sign() {
        while (sequencer.grow() > 0) {}
        checkpoints.sign();
        checkpoints.publish();
    }

    Path exported(Path into) {
        try {
            export.write(into);
            return into;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JdbcClient admin(PostgresServer server) {
        return JdbcClient.create(new DriverManagerDataSource(server.url(), server.user(), server.password()));
    }

    private static DriverManagerDataSource source(PostgresServer server, String database) {
        var url = server.url().replaceFirst("/[^/?]+($|\\?)", "/" + database + "$1");
        return new DriverManagerDataSource(url, server.user(), server.password());
    }
}
