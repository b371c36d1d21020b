package hims.fault;

import hims.Hims;
import hims.access.Actor;
import hims.access.Invitation;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.platform.Ids;
import hims.platform.Money;
import hims.scheduling.QueueId;
import hims.supply.Items;
import hims.supply.Reason;
import hims.supply.Receive;
import hims.supply.Stock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A small demo city with staff of its own for each desk, filled once into {@code target/fault/city}; each trial takes a copy.
 * The only class here that knows the program from within.
 */
final class City {
    static final String PASSWORD = "seven brown owls";
    static final byte[] AUTHENTICATOR = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** Departments of Lok Nayak, one for each desk. */
    private static final List<String> QUEUES =
            List.of("ENT-OPD", "EYE-OPD", "DENT-OPD", "SURG-OPD", "GYN-OPD", "CARD-OPD", "NEUR-OPD", "SKIN-OPD");

    /** Without surprises for a healthy adult, and more of them than any trial hands out. */
    static final List<String> MEDICINES = List.of("amlodipine-5mg-tablet", "cetirizine-10mg-tablet");

    /** On no other shelf; there are {@link #FEW} tablets of each. */
    static final List<String> RARE = List.of(
            "rosuvastatin-20mg-tablet",
            "ursodeoxycholic-acid-300mg-tablet",
            "sitagliptin-50mg-tablet",
            "vildagliptin-50mg-tablet",
            "torsemide-10mg-tablet");

    static final int FEW = 50;
    private static final long PLENTY = 9_000_000;
    private static final Path HOME = Path.of("target", "fault", "city").toAbsolutePath();

    private City() {}

    static String queue(int desk) {
        return QueueId.of("LNH/" + QUEUES.get(desk)).value().toString();
    }

    static String login(String role, int desk) {
        return "fault." + role + "." + desk;
    }

    /** A copy of its own, to be spoilt. */
    static void settle(Path data) throws IOException {
        var filled = HOME.resolve("filled");
        if (!Files.exists(filled) || !Files.readString(filled).equals(schema())) {
            fillElsewhere();
        }
        Files.createDirectories(data.getParent());
        Machine.run("cp", "-a", "--reflink=auto", HOME.toString(), data.toString());
        Files.deleteIfExists(data.resolve("filled"));
        Files.deleteIfExists(data.resolve("postgres.port")); // each copy finds one of its own
    }

    /** In a process of its own: the folder belongs to it until it ends. */
    private static void fillElsewhere() throws IOException {
        System.out.println("    filling the city, this happens once ...");
        Machine.run("rm", "-rf", HOME.toString());
        Files.createDirectories(HOME.getParent());
        var log = HOME.resolveSibling("city.log").toFile();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var filler = new ProcessBuilder(
                        java, "-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", classes, City.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            if (filler.waitFor() != 0) {
                throw new IOException("the city could not be filled; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        Files.writeString(HOME.resolve("filled"), schema());
    }

    /** A city of another release would have to be migrated first. */
    private static String schema() throws IOException {
        var migrations = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/*.sql");
        return Arrays.stream(migrations)
                .map(Resource::getFilename)
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    public static void main(String[] args) {
        try (var program = new SpringApplicationBuilder(Hims.class)
                .profiles("demo")
                .run("--server.port=0", "--hims.data=" + HOME, "--hims.demo.people=20", "--logging.level.hims=warn")) {
            furnish(program);
        }
    }

    private static void furnish(ConfigurableApplicationContext program) {
        var invitations = program.getBean(Invitation.class);
        for (var desk = 0; desk < QUEUES.size(); desk++) {
            enrol(invitations, login("clerk", desk), Role.REGISTRATION_CLERK);
            enrol(invitations, login("doctor", desk), Role.DOCTOR);
            enrol(invitations, login("pharmacist", desk), Role.PHARMACIST);
        }
        enrol(invitations, login("emergency", 0), Role.EMERGENCY_DOCTOR);
        var stock = program.getBean(Stock.class);
        var items = program.getBean(Items.class);
        MEDICINES.forEach(medicine -> shelve(stock, items, medicine, PLENTY));
        RARE.forEach(medicine -> shelve(stock, items, medicine, FEW));
    }

    private static void enrol(Invitation invitations, String login, Role role) {
        var invite = new Invitation.Invite(login, "Fault " + login.substring(6), role, UnitId.of("LNH"), null);
        invitations.enrolDemo(invite, new UserId(Ids.named("fault", login)), PASSWORD, AUTHENTICATOR);
    }

    private static void shelve(Stock stock, Items items, String medicine, long quantity) {
        var item = items.ofMedicine(medicine).orElseGet(() -> items.define(medicine, 10, null, Actor.system("fault")));
        var today = LocalDate.now(ZoneId.of("Asia/Kolkata"));
        var goods = new Receive(
                UnitId.of("LNH/PHARM"),
                item.id(),
                "FAULT1",
                today.minusYears(1),
                today.plusYears(4),
                quantity,
                Money.paise(45),
                "Z9",
                Receive.STATE_FUND,
                Reason.RECEIPT,
                Ids.next(),
                "FAULT/1",
                "LAB/FAULT");
        stock.receive(goods, Ids.next(), Actor.system("fault", UnitId.of("LNH")));
    }
}
