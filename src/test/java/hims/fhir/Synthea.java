package hims.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes bundles as Synthea's R4 exporter does: US Core profiles, {@code urn:uuid:} within a bundle, conditional references to
 * hospitals and staff, who come in bundles of their own. The shape stands in templates; the same seed gives the same bundles.
 */
final class Synthea {
    private static final Pattern HOLE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern FULL_URL = Pattern.compile("\"fullUrl\":\"([^\"]+)\"");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final OffsetDateTime FIRST_VISIT =
            OffsetDateTime.of(2009, 3, 1, 9, 30, 0, 0, ZoneOffset.ofHours(-5));
    private static final List<String> GIVEN =
            List.of("Sunita", "Meena", "Kamla", "Rekha", "Usha", "Asha", "Farida", "Lata");

    /** Resources of one visit. */
    static final int A_VISIT = entries("visit").size();

    private final Random random;
    private final Map<String, String> place;

    Synthea(long seed) {
        this.random = new Random(seed);
        this.place = new HashMap<>(Map.of("city", "WORCESTER" + seed, "npi", String.valueOf(9_990_000_000L + seed)));
        List.of("organization", "location", "practitioner", "role").forEach(name -> place.put(name, id()));
    }

    String npi() {
        return Objects.requireNonNull(place.get("npi"));
    }

    /** {@code hospitalInformation.json}. */
    String hospitals() {
        return bundle("batch", filled("hospital", place));
    }

    /** {@code practitionerInformation.json}. */
    String practitioners() {
        return bundle("batch", filled("practitioner", place));
    }

    /** One patient with all her visits: two resources of her own, and {@link #A_VISIT} for each. */
    String person(int visits) {
        return bundle("transaction", entriesOf(visits));
    }

    /** As older versions and {@code transaction_bundle = false} do: hospitals and staff in the bundle, nothing conditional. */
    String collection(int visits) {
        var all = Stream.of(filled("hospital", place), filled("practitioner", place), entriesOf(visits))
                .flatMap(List::stream)
                .map(entry -> entry.replaceAll(",\"request\":\\{[^}]*}", "")
                        .replaceAll("Organization\\?identifier=[^\"]*", "urn:uuid:" + place.get("organization"))
                        .replaceAll("Location\\?identifier=[^\"]*", "urn:uuid:" + place.get("location"))
                        .replaceAll("Practitioner\\?identifier=[^\"]*", "urn:uuid:" + place.get("practitioner")));
        return bundle("collection", all.toList());
    }

    private List<String> entriesOf(int visits) {
        var person = someone();
        var alive = !person.containsKey("died");
        var all = filled("patient", person).stream()
                .map(entry -> alive ? entry.replaceFirst("\"deceasedDateTime\":\"[^\"]*\",", "") : entry)
                .collect(Collectors.toList());
        for (var visit = 0; visit < visits; visit++) {
            all.addAll(filled("visit", visit(person, visit)));
        }
        var targets = all.stream()
                .map(Synthea::fullUrl)
                .map(url -> "{\"reference\":\"" + url + "\"}")
                .collect(Collectors.joining(","));
        filled("provenance", visit(person, visits))
                .forEach(entry -> all.add(entry.replace("\"target\":[]", "\"target\":[" + targets + "]")));
        return all;
    }

    private Map<String, String> someone() {
        var person = new HashMap<>(place);
        person.put("patient", id());
        person.put("number", String.valueOf(10_000_000 + random.nextInt(89_999_999)));
        person.put("given", GIVEN.get(random.nextInt(GIVEN.size())) + random.nextInt(1000));
        person.put("family", "Kshirsagar" + random.nextInt(1000));
        person.put("phone", (200 + random.nextInt(700)) + "-" + (1000 + random.nextInt(8999)));
        person.put("house", String.valueOf(random.nextInt(1000)));
        person.put(
                "born",
                "%d-%02d-%02d".formatted(1930 + random.nextInt(70), 1 + random.nextInt(12), 1 + random.nextInt(28)));
        if (random.nextInt(5) == 0) {
            person.put("died", "2023-07-10T03:38:14-04:00");
        }
        return person;
    }

    private Map<String, String> visit(Map<String, String> person, int number) {
        var values = new HashMap<>(person);
        var start = FIRST_VISIT.plusDays((37L * number) % 5000).plusMinutes(number);
        values.put("visit", String.valueOf(number));
        values.put("start", TIME.format(start));
        values.put("end", TIME.format(start.plusMinutes(15)));
        values.put("issued", start.plusNanos(247_000_000).toString());
        values.put("day", start.plusDays(30).toLocalDate().toString());
        var note = "\n%s\n\n# Chief Complaint\nNo complaints.\n".formatted(start.toLocalDate());
        values.put("note", Base64.getEncoder().encodeToString(note.getBytes(UTF_8)));
        return values;
    }

    private List<String> filled(String template, Map<String, String> values) {
        return entries(template).stream()
                .map(entry -> withoutHoles(entry, values))
                .toList();
    }

    /** A hole that nobody fills is an id, the same in all entries. */
    private String withoutHoles(String text, Map<String, String> values) {
        return HOLE.matcher(text).replaceAll(hole -> values.computeIfAbsent(hole.group(1), _ -> id()));
    }

    private String id() {
        return new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() & ~(3L << 62)) | (1L << 63))
                .toString();
    }

    private static String fullUrl(String entry) {
        var found = FULL_URL.matcher(entry);
        return found.find() ? found.group(1) : "";
    }

    private static String bundle(String type, List<String> entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[\n" + String.join(",\n", entries)
                + "\n]}";
    }

    private static List<String> entries(String template) {
        try (var in = Synthea.class.getResourceAsStream("synthea/" + template + ".json")) {
            return Json.MAPPER
                    .readTree(Objects.requireNonNull(in).readAllBytes())
                    .valueStream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
