package hims;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.access.PersonId;
import hims.fhir.BenchHospital;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The FHIR API by HTTP, authority, audit and durable commits on; the load on the same cores as program and database. */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class FhirBench {
    private static final int RESOURCES = Integer.getInteger("hims.bench.resources", 200_000);
    private static final int CONNECTIONS = Integer.getInteger("hims.bench.connections", 32);
    private static final long SECONDS = Long.getLong("hims.bench.seconds", 8);
    private static final int ROUNDS = Integer.getInteger("hims.bench.rounds", 3);
    private static final String ONLY = System.getProperty("hims.bench.only", "");
    private static final int EACH = 200;
    private static final Pattern LOCATION = Pattern.compile("\"location\":\"([A-Za-z]+/[^/\"]+)/_history");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final BenchHospital hospital = BenchHospital.of(Math.max(20, RESOURCES / EACH));
    private final List<PersonId> patients = hospital.patients();
    private final Queue<String> written = new ConcurrentLinkedQueue<>();
    private final AtomicInteger errors = new AtomicInteger();

    @Test
    void requests_a_second() throws InterruptedException {
        try (var server = BenchServer.plain(hospital.folder())) {
            BenchServer.head("FHIR API, " + CONNECTIONS + " connections", "%,d patients".formatted(patients.size()));
            System.out.println("at the start: " + server.memory());
            fill(server);
            var addresses = written.toArray(String[]::new);
            measure(server, "read by id", client -> one(client, pick(addresses)));
            measure(server, "patient + code search, 20 a page", this::search);
            measure(server, "$everything", client -> one(client, "Patient/" + pick(patients) + "/$everything"));
            if (isRouted(server, "Patient/" + patients.getFirst() + "/$summary")) {
                measure(server, "$summary", client -> one(client, "Patient/" + pick(patients) + "/$summary"));
            }
            measure(server, "resources in transactions of 50", this::transaction);
            System.out.println("after the load: " + server.memory());
        }
        hospital.printSize();
    }

    /** What is missing to the number asked for. */
    private void fill(BenchServer server) throws InterruptedException {
        var there = count(server);
        var next = new AtomicInteger(there / BenchBundles.RESOURCES);
        var last = RESOURCES / BenchBundles.RESOURCES;
        var from = System.nanoTime();
        var before = server.cpu();
        work(server, Long.MAX_VALUE, client -> {
            var number = next.getAndIncrement();
            return number < last ? send(client, patients.get(number % patients.size())) : -1;
        });
        var filled = Math.max(0, last * BenchBundles.RESOURCES - there);
        System.out.printf("filled %,d resources: %,.0f/s%n", filled, filled / ((System.nanoTime() - from) / 1e9));
        System.out.println("  " + server.cpu().since(before, filled));
        if (written.isEmpty()) { // the folder of an earlier run
            work(server, Long.MAX_VALUE, client -> written.size() < 5_000 ? collect(client) : -1);
        }
    }

    private int count(BenchServer server) {
        try (var client = client(server)) {
            var each = Pattern.compile("\"total\":(\\d+)");
            var visits = each.matcher(client.get("/fhir/Encounter?patient=" + patients.getFirst() + "&_summary=count")
                    .good()
                    .text());
            return visits.find() ? Integer.parseInt(visits.group(1)) * BenchBundles.RESOURCES * patients.size() : 0;
        }
    }

    private int collect(ApiClient client) {
        var found = Pattern.compile("\"fullUrl\":\"[^\"]*/fhir/(Observation/[^\"]+)\"")
                .matcher(client.get("/fhir/Observation?patient=" + pick(patients) + "&_count=20")
                        .good()
                        .text());
        while (found.find()) {
            written.add(found.group(1));
        }
        return 1;
    }

    private int transaction(ApiClient client) {
        return send(client, pick(patients));
    }

    private int send(ApiClient client, PersonId patient) {
        var answer = client.post("/fhir", "application/fhir+json", BenchBundles.visit(patient));
        var places = LOCATION.matcher(answer.good().text());
        for (var number = 0; places.find(); number++) {
            if (number % 10 == 0 && written.size() < 50_000) {
                written.add(places.group(1));
            }
        }
        return BenchBundles.RESOURCES;
    }

    private int search(ApiClient client) {
        return one(
                client,
                "Observation?patient=" + pick(patients) + "&code=http://loinc.org%7C" + pick(BenchBundles.CODES)
                        + "&_count=20");
    }

    private static int one(ApiClient client, String path) {
        client.get("/fhir/" + path).good();
        return 1;
    }

    private boolean isRouted(BenchServer server, String path) {
        try (var client = client(server)) {
            return client.get("/fhir/" + path).status() == 200;
        } catch (IllegalStateException | java.io.UncheckedIOException _) {
            return false;
        }
    }

    /** A round of warm-up, then the median of the rounds that count. */
    private void measure(BenchServer server, String what, ToIntFunction<ApiClient> act) throws InterruptedException {
        if (!what.contains(ONLY)) {
            return;
        }
        var rates = new double[ROUNDS];
        work(server, SECONDS, act);
        errors.set(0);
        var before = server.cpu();
        var all = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var from = System.nanoTime();
            var done = work(server, SECONDS, act);
            rates[round] = done / ((System.nanoTime() - from) / 1e9);
            all += done;
        }
        Arrays.sort(rates);
        System.out.printf(
                Locale.ENGLISH,
                "%s: %,.0f/s (%,.0f to %,.0f), %d errors; %s; %s%n",
                what,
                rates[ROUNDS / 2],
                rates[0],
                rates[ROUNDS - 1],
                errors.get(),
                server.cpu().since(before, all),
                server.memory());
    }

    /** Each connection does its act again and again until it answers below zero or the time is over. */
    private int work(BenchServer server, long seconds, ToIntFunction<ApiClient> act) throws InterruptedException {
        var until = seconds == Long.MAX_VALUE ? Long.MAX_VALUE : System.nanoTime() + seconds * 1_000_000_000;
        var done = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        var token = token(server);
        for (var number = 0; number < CONNECTIONS; number++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (var client = new ApiClient(server.port())) {
                    client.token(token);
                    while (System.nanoTime() < until && count(act, client, done)) {
                        // again
                    }
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        return done.get();
    }

    private boolean count(ToIntFunction<ApiClient> act, ApiClient client, AtomicInteger done) {
        try {
            var more = act.applyAsInt(client);
            done.addAndGet(Math.max(0, more));
            return more >= 0;
        } catch (IllegalStateException wrong) {
            if (errors.incrementAndGet() <= 3) {
                System.out.println("error: " + wrong.getMessage());
            }
            return errors.get() < 1_000;
        }
    }

    private ApiClient client(BenchServer server) {
        var client = new ApiClient(server.port());
        client.token(token(server));
        return client;
    }

    private String token(BenchServer server) {
        try (var client = new ApiClient(server.port())) {
            var body = hospital.assertion(server.port()).getBytes(UTF_8);
            var token = TOKEN.matcher(client.post("/oauth2/token", "application/x-www-form-urlencoded", body)
                    .good()
                    .text());
            if (!token.find()) {
                throw new IllegalStateException("no token");
            }
            return token.group(1);
        }
    }

    private static <T> T pick(List<T> all) {
        return all.get(ThreadLocalRandom.current().nextInt(all.size()));
    }

    private static String pick(String[] all) {
        return all[ThreadLocalRandom.current().nextInt(all.length)];
    }
}
