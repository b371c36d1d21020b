package hims.fhir;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import hims.Hims;
import hims.access.Access;
import hims.access.Actor;
import hims.access.Basis;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.person.Birth;
import hims.person.InquiryId;
import hims.person.PersonName;
import hims.person.Register;
import hims.person.Registry;
import hims.person.Sex;
import hims.platform.Ids;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A data folder with patients of one hospital, empty records, and a program of the hospital that holds a key. */
public final class BenchHospital {
    private static final String FACTS = "hospital.properties";
    private static final UnitId LNH = UnitId.of("LNH");

    private final Path folder;
    private final Properties facts;

    private BenchHospital(Path folder, Properties facts) {
        this.folder = folder;
        this.facts = facts;
    }

    /** As it was left by the last run, or new. */
    public static BenchHospital of(int patients) {
        var folder = Path.of("target", "bench", "fhir-" + patients).toAbsolutePath();
        if (!Files.exists(folder.resolve(FACTS))) {
            elsewhere(folder, "furnish", Integer.toString(patients));
        }
        try (Reader in = Files.newBufferedReader(folder.resolve(FACTS))) {
            var facts = new Properties();
            facts.load(in);
            return new BenchHospital(folder, facts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a process of its own: the folder belongs to it until it ends. */
    private static void elsewhere(Path folder, String... how) {
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            var command = new java.util.ArrayList<>(
                    List.of(java, "-cp", classes, BenchHospital.class.getName(), folder.toString()));
            command.addAll(List.of(how));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.inputReader().lines().forEach(line -> System.out.println("hospital: " + line));
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the hospital could not be furnished");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Folder, then {@code furnish} and the number of patients, or {@code size}. */
    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        var facts = new Properties();
        try (var program = new SpringApplicationBuilder(Hims.class)
                .run(
                        "--server.port=0",
                        "--hims.data=" + folder,
                        "--hims.upgrade.anyway=true",
                        "--logging.level.hims=warn")) {
            if (args[1].equals("size")) {
                size(program);
                return;
            }
            client(program, facts);
            facts.setProperty("patients", patients(program, Integer.parseInt(args[2])));
        }
        try (Writer out = Files.newBufferedWriter(folder.resolve(FACTS))) {
            facts.store(out, null);
        }
    }

    private static void client(ConfigurableApplicationContext program, Properties facts) {
        try {
            var key = new ECKeyGenerator(Curve.P_384).keyID("k1").generate();
            var administrator =
                    new Actor(new UserId(Ids.next()), "Bench", Role.ADMINISTRATOR, LNH, null, "bench", "local");
            var id = program.getBean(Clients.class)
                    .register(
                            new Clients.Register(
                                    "Bench",
                                    LNH,
                                    Scopes.read("system/*.cruds").orElseThrow(),
                                    "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}"),
                            administrator);
            facts.setProperty("client", id.toString());
            facts.setProperty("key", key.toJSONString());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String patients(ConfigurableApplicationContext program, int count) {
        var registry = program.getBean(Registry.class);
        var access = program.getBean(Access.class);
        var transaction = program.getBean(TransactionTemplate.class);
        var by = Actor.system("bench", LNH);
        var until = Instant.now().plus(Duration.ofDays(90));
        return IntStream.range(0, count)
                .mapToObj(number -> Objects.requireNonNull(transaction.execute(_ -> {
                    var id = registry.register(person(number), by, Ids.next().toString());
                    access.relate(id, LNH, Basis.TOKEN, Ids.next(), until);
                    return id.toString();
                })))
                .collect(Collectors.joining(","));
    }

    private static Register person(int number) {
        return new Register(
                new InquiryId(Ids.next()),
                new PersonName("Asha " + Integer.toString(number, 26).replaceAll("\\d", "a"), "Devi", ""),
                Sex.FEMALE,
                null,
                Birth.on(LocalDate.of(1950, 1, 1).plusDays(number % 20_000)),
                List.of(),
                null,
                List.of(),
                "hi",
                List.of(),
                "");
    }

    /** Prints what the record takes on disk, and how much of it bodies are, after what autovacuum does in time. */
    private static void size(ConfigurableApplicationContext program) {
        var jdbc = program.getBean(JdbcClient.class);
        jdbc.sql("vacuum analyze").update();
        System.out.println(jdbc.sql("""
                with kept as (select count(*) as n, avg(length(body))::int as body from record.resource),
                     record as (select sum(pg_table_size(c.oid)) as rows, sum(pg_indexes_size(c.oid)) as indexes
                                from pg_class c where relnamespace = 'record'::regnamespace and relkind = 'r')
                select format('%s resources, bodies of %s bytes in the mean; bytes on disk of each: %s (%s rows and bodies, %s indexes)',
                    n, body, ((rows + indexes) / n)::int, (rows / n)::int, (indexes / n)::int)
                    || format('; besides %s of change feed, %s of audit',
                        pg_total_relation_size('platform.change') / n,
                        (select sum(pg_total_relation_size(c.oid)) from pg_class c
                         where relnamespace = 'audit'::regnamespace and relkind = 'r')::int8 / n)
                from kept, record""").query(String.class).single());
    }

    /** Of the whole folder, while no program runs on it. */
    public void printSize() {
        elsewhere(folder, "size");
    }

    public Path folder() {
        return folder;
    }

    public List<PersonId> patients() {
        return List.of(facts.getProperty("patients").split(",")).stream()
                .map(id -> new PersonId(java.util.UUID.fromString(id)))
                .toList();
    }

    /** The body of a request for a token. */
    public String assertion(int port) {
        try {
            var client = facts.getProperty("client");
            var header = new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("k1").build();
            var signed = new JWSObject(
                    header,
                    new Payload(Map.of(
                            "iss",
                            client,
                            "sub",
                            client,
                            "aud",
                            "http://localhost:" + port + "/oauth2/token",
                            "exp",
                            Instant.now().plusSeconds(240).getEpochSecond(),
                            "jti",
                            Ids.next().toString())));
            signed.sign(new ECDSASigner(ECKey.parse(facts.getProperty("key"))));
            return "grant_type=client_credentials&scope=system%2F*.cruds&client_assertion=" + signed.serialize()
                    + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer";
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
