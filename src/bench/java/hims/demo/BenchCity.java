package hims.demo;

import hims.Hims;
import hims.access.Actor;
import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.card.Cards;
import hims.person.Registry;
import hims.platform.Ids;
import hims.platform.Money;
import hims.platform.Row;
import hims.scheduling.Boards;
import hims.scheduling.QueueId;
import hims.supply.Items;
import hims.supply.Reason;
import hims.supply.Receive;
import hims.supply.Stock;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The city a load scenario runs in, kept in {@code target/bench} from one run to the next: the demo city, around it as many
 * people and visits as are asked for, and staff of its own for each desk.
 */
public final class BenchCity {
    public static final String PASSWORD = "seven brown owls";
    public static final byte[] AUTHENTICATOR = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    /** Departments of Lok Nayak whose rooms the demo city leaves alone; each desk of the scenario has one. */
    public static final List<String> QUEUES =
            List.of("ENT-OPD", "EYE-OPD", "DENT-OPD", "SURG-OPD", "GYN-OPD", "CARD-OPD", "NEUR-OPD", "MED-OPD");

    /** Medicines without surprises for a healthy adult. */
    public static final List<String> MEDICINES = List.of("amlodipine-5mg-tablet", "cetirizine-10mg-tablet");

    public static final int CLERKS = 4;
    private static final int SAMPLE = 400;
    private static final int CARDS = 60;
    private static final Duration MOST = Duration.ofMinutes(Long.getLong("hims.bench.fill-minutes", 8));
    private static final Actor COUNTER = Actor.system("bench", UnitId.of("LNH"));
    private static final String FACTS = "bench.properties";

    private final Path folder;
    private final Properties facts;

    private BenchCity(Path folder, Properties facts) {
        this.folder = folder;
        this.facts = facts;
    }

    public static BenchCity demo() {
        return of("demo", 0, 0);
    }

    public static BenchCity large() {
        return of(
                "large",
                Integer.getInteger("hims.bench.people", 200_000),
                Integer.getInteger("hims.bench.visits", 1_000_000));
    }

    private static BenchCity of(String name, int people, int visits) {
        var folder = Path.of("target", "bench", name).toAbsolutePath();
        var file = folder.resolve(FACTS);
        if (!Files.exists(file)) {
            fillElsewhere(folder, people, visits);
        }
        try (Reader in = Files.newBufferedReader(file)) {
            var facts = new Properties();
            facts.load(in);
            return new BenchCity(folder, facts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a process of its own: the folder belongs to it until it ends. */
    private static void fillElsewhere(Path folder, int people, int visits) {
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            var filler = new ProcessBuilder(
                            java,
                            "-cp",
                            classes,
                            "-Dhims.bench.fill-minutes=" + MOST.toMinutes(),
                            BenchCity.class.getName(),
                            folder.toString(),
                            Integer.toString(people),
                            Integer.toString(visits))
                    .redirectErrorStream(true)
                    .start();
            filler.inputReader().lines().forEach(line -> System.out.println("filler: " + line));
            if (filler.waitFor() != 0) {
                throw new IllegalStateException("the city could not be filled");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Folder, people and visits. */
    public static void main(String[] args) {
        fill(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }

    public Path folder() {
        return folder;
    }

    /** How much is in it, in words. */
    public String size() {
        return facts.getProperty("size", "");
    }

    public String board() {
        return facts.getProperty("board", "");
    }

    /** Residents with a past. */
    public List<String> people() {
        return list("people");
    }

    /** What a scanner reads from cards. */
    public List<String> cards() {
        return list("cards");
    }

    /** Health ids of citizens with a phone of their own. */
    public List<String> citizens() {
        return list("citizens");
    }

    private List<String> list(String key) {
        return Arrays.asList(facts.getProperty(key, "").split(","));
    }

    private static void fill(Path folder, int people, int visits) {
        try (var program = new SpringApplicationBuilder(Hims.class)
                .profiles("demo")
                .run(
                        "--server.port=0",
                        "--hims.data=" + folder,
                        "--hims.upgrade.anyway=true",
                        "--logging.level.hims=warn")) {
            var facts = new BenchCity(folder, new Properties());
            facts.furnish(program, people, visits);
            try (Writer out = Files.newBufferedWriter(folder.resolve(FACTS))) {
                facts.facts.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void furnish(ConfigurableApplicationContext program, int people, int visits) {
        staff(program.getBean(Invitation.class));
        stock(program.getBean(Stock.class), program.getBean(Items.class));
        if (people > 0) {
            new Crowd(program).settle(people, visits, MOST);
        }
        tidy(program.getBean(DataSource.class));
        var jdbc = program.getBean(JdbcClient.class);
        var chosen = chosen(jdbc);
        facts.setProperty("size", size(jdbc));
        facts.setProperty("board", board(program.getBean(Boards.class)));
        facts.setProperty("people", joined(chosen.stream().limit(SAMPLE).map(PersonId::toString)));
        facts.setProperty("cards", joined(cards(program, chosen.reversed())));
        facts.setProperty("citizens", joined(citizens(program)));
    }

    /** What autovacuum does in time. */
    private static void tidy(DataSource database) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 0");
            statement.execute("vacuum analyze");
            statement.execute("reset statement_timeout");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Residents in no order; those of the demo that have names hold cards already. */
    private static List<PersonId> chosen(JdbcClient jdbc) {
        return jdbc.sql("""
                select id from person.person
                where id not in (select person from demo.resident where name is not null)
                order by md5(id::text) limit 500""")
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** With a card, and a phone of their own to which a code can go. */
    private static Stream<String> citizens(ConfigurableApplicationContext program) {
        var registry = program.getBean(Registry.class);
        var people = program.getBean(JdbcClient.class)
                .sql("""
                select person_id from person.phone h
                where owner = 'SELF' and until is null and not exists (select from card.card c where c.person = h.person_id)
                order by md5(person_id::text) desc limit 10""")
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
        return people.stream().map(person -> {
            program.getBean(Cards.class)
                    .issueTemporary(person, COUNTER, Ids.next().toString());
            return registry.fetch(person).healthId().digits();
        });
    }

    private static void staff(Invitation invitations) {
        for (var desk = 0; desk < QUEUES.size(); desk++) {
            for (var clerk = 0; clerk < CLERKS; clerk++) {
                enrol(invitations, "bench.clerk." + desk + "." + clerk, Role.REGISTRATION_CLERK, "LNH");
            }
            enrol(invitations, "bench.nurse." + desk, Role.NURSE, "LNH");
            enrol(invitations, "bench.doctor." + desk, Role.DOCTOR, "LNH");
            enrol(invitations, "bench.pharmacist." + desk, Role.PHARMACIST, "LNH");
            enrol(invitations, "bench.emergency." + desk, Role.EMERGENCY_DOCTOR, "GTB");
        }
    }

    private static void enrol(Invitation invitations, String login, Role role, String facility) {
        var invite = new Invitation.Invite(login, "Bench " + login.substring(6), role, UnitId.of(facility), null);
        invitations.enrolDemo(invite, new UserId(Ids.named("bench", login)), PASSWORD, AUTHENTICATOR);
    }

    /** So much that a minute of dispensing does not empty the shelf. */
    private static void stock(Stock stock, Items items) {
        var by = Actor.system("bench", UnitId.of("LNH"));
        var today = LocalDate.now(java.time.ZoneId.of("Asia/Kolkata"));
        for (var medicine : MEDICINES) {
            var item =
                    items.ofMedicine(medicine).orElseGet(() -> items.define(medicine, 10, null, Actor.system("bench")));
            var goods = new Receive(
                    UnitId.of("LNH/PHARM"),
                    item.id(),
                    "BENCH1",
                    today.minusYears(1),
                    today.plusYears(2),
                    9_000_000L,
                    Money.paise(45),
                    "Z9",
                    Receive.STATE_FUND,
                    Reason.RECEIPT,
                    Ids.next(),
                    "BENCH/1",
                    "LAB/BENCH");
            stock.receive(goods, Ids.next(), by);
        }
    }

    private static String board(Boards boards) {
        var manager = new Actor(
                new UserId(Ids.named("bench", "board")),
                "Bench",
                Role.QUEUE_MANAGER,
                UnitId.of("LNH"),
                null,
                "bench",
                "local");
        var queues = Stream.of("MED-OPD", "ORTHO-OPD", "PAED-OPD", "SKIN-OPD")
                .map(queue -> QueueId.of("LNH/" + queue))
                .toList();
        return boards.register(new Boards.NewBoard(UnitId.of("LNH"), "Hall", "हॉल", queues), manager)
                .key();
    }

    private static Stream<String> cards(ConfigurableApplicationContext program, List<PersonId> people) {
        var jdbc = program.getBean(JdbcClient.class);
        var cards = program.getBean(Cards.class);
        return people.stream().limit(CARDS).map(person -> {
            var card = cards.issueTemporary(person, COUNTER, Ids.next().toString());
            return jdbc.sql("select fields ->> 'code' from card.print where card = :card")
                    .paramSource(Row.with("card", card))
                    .query(String.class)
                    .single();
        });
    }

    private static String size(JdbcClient jdbc) {
        return jdbc.sql("""
                select format('%s people, %s visits, %s resources, %s on disk',
                    (select count(*) from person.person),
                    (select count(*) from record.resource where rtype = :encounter),
                    (select count(*) from record.resource),
                    pg_size_pretty(pg_database_size(current_database())))""")
                .param("encounter", hims.record.ResourceType.ENCOUNTER.number())
                .query(String.class)
                .single();
    }

    private static String joined(Stream<String> all) {
        return all.collect(Collectors.joining(","));
    }
}
