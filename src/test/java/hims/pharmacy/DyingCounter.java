package hims.pharmacy;

import static hims.world.Outpatients.key;
import static hims.world.Shelves.LOK_NAYAK_PHARMACY;

import hims.Hims;
import hims.supply.Item;
import hims.world.Faults;
import hims.world.Prescriber;
import hims.world.Shelves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * A program of its own with its own database, for {@link PowerCutTest}.
 *
 * <pre>{@code
 * DyingCounter folder             loses its database in mid-dispense, then waits in mid-dispense to be killed
 * DyingCounter folder order key   comes back afterwards and sends the same dispense again
 * }</pre>
 */
final class DyingCounter {
    static final int QUANTITY = 10;
    private static final int STATEMENT = 12;

    private final Path folder;
    private final Prescriber prescriber;
    private final Shelves shelves;
    private final Dispensing dispensing;
    private final PrescriptionSql prescriptions;
    private final Effects effects;
    private final JdbcClient jdbc;

    private DyingCounter(Path folder, ConfigurableApplicationContext program) {
        this.folder = folder;
        this.prescriber = program.getBean(Prescriber.class);
        this.shelves = program.getBean(Shelves.class);
        this.dispensing = program.getBean(Dispensing.class);
        this.prescriptions = program.getBean(PrescriptionSql.class);
        this.effects = program.getBean(Effects.class);
        this.jdbc = program.getBean(JdbcClient.class);
    }

    public static void main(String[] args) {
        try (var program = new SpringApplicationBuilder(Hims.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run("--hims.data=" + args[0])) {
            program.getBean("hims.scheduling.QueueCatalog");
            var counter = new DyingCounter(Path.of(args[0]), program);
            if (args.length == 1) {
                counter.begin();
            } else {
                counter.comeBack(new PrescriptionId(UUID.fromString(args[1])), args[2]);
            }
        }
    }

    private void begin() {
        var item = prescriber.tablet();
        shelves.put(LOK_NAYAK_PHARMACY, item, "A1", "2029-01", 100);
        loseTheDatabase(item);
        var order = prescriber.prescribed(QUANTITY, item);
        var key = key();
        say("HALF " + order.id() + " " + key);
        var _ = Faults.before(STATEMENT, connection -> LockSupport.park(), () -> dispense(order, key));
    }

    private void loseTheDatabase(Item item) {
        var order = prescriber.prescribed(QUANTITY, item);
        var key = key();
        var _ = Faults.before(STATEMENT, this::killServer, () -> dispense(order, key))
                .orElseThrow();
        waitForServer();
        say("LOST " + effects.of(order, item, key).isNothing());
        dispense(order, key);
        say("SAME KEY " + effects.of(order, item, key).isWhole(QUANTITY));
    }

    private void comeBack(PrescriptionId id, String key) {
        var order = prescriptions.fetch(id);
        var item = prescriber.stocked(order.lines().getFirst().medicine());
        say("KILLED " + effects.of(order, item, key).isNothing());
        dispense(order, key);
        dispense(order, key);
        say("SAME KEY " + effects.of(order, item, key).isWhole(QUANTITY));
        say("LEFT " + shelves.everything(item.id()) + " " + shelves.crookedHeaps(item.id()));
    }

    private void dispense(Prescription order, String key) {
        var gives = order.lines().stream().map(Dispense::all).toList();
        dispensing.dispense(new Dispense(order.id(), LOK_NAYAK_PHARMACY, gives, List.of()), Prescriber.MEENA, key);
    }

    /** All of PostgreSQL at once, as without current. */
    private void killServer(Connection connection) {
        killServer(folder);
    }

    static void killServer(Path folder) {
        try {
            var pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                    .getFirst();
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(server -> {
                server.destroyForcibly();
                server.onExit().join();
            });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void waitForServer() {
        while (true) {
            try {
                jdbc.sql("select 1").query(Integer.class).single();
                return;
            } catch (DataAccessException | TransactionException notYet) {
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private static void say(String words) {
        System.out.println("COUNTER " + words);
        System.out.flush();
    }
}
