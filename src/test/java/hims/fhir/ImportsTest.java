package hims.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.fhir.Hospital.Wire;
import hims.platform.Rejected;
import hims.world.AtOnce;
import hims.world.DatabaseTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DatabaseTest
class ImportsTest {
    private final Imports imports;
    private final Outcomes outcomes;
    private final JdbcClient jdbc;
    private final Wire wire;

    @TempDir
    private Path folder;

    @TempDir
    private Path reports;

    ImportsTest(@LocalServerPort int port, Hospital hospital, Imports imports, Outcomes outcomes, JdbcClient jdbc) {
        this.imports = imports;
        this.outcomes = outcomes;
        this.jdbc = jdbc;
        var program = hospital.program("DL", "system/*.cruds");
        this.wire = new Wire(port, Hospital.token(port, program, "system/*.cruds"));
    }

    /** People, resources, refusals. */
    private String load() throws IOException {
        try (var to = new ImportReport(outcomes, reports.resolve("report.ndjson"))) {
            imports.run(folder.toString(), to);
            return to.people() + " " + to.resources() + " " + to.refused();
        }
    }

    private void put(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private List<JsonNode> told(Predicate<JsonNode> which) throws IOException {
        return Files.readAllLines(reports.resolve("report.ndjson")).stream()
                .map(Json.MAPPER::readTree)
                .filter(row -> row.has("file") && which.test(row))
                .toList();
    }

    private List<JsonNode> told(String result) throws IOException {
        return told(row -> row.path("result").asString("").equals(result));
    }

    /** What was refused, as {@code file:line:entry path}. */
    private List<String> refused() throws IOException {
        return told("refused").stream()
                .peek(row -> assertThat(row.path("reason").asString("")).isNotBlank())
                .map(row -> Path.of(row.path("file").asString()).getFileName() + ":"
                        + row.path("line").asInt(0) + ":" + row.path("entry").asInt(0) + " "
                        + row.path("path").asString(""))
                .toList();
    }

    private static String patient(String id, String name) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"name\":[{\"given\":[\"" + name
                + "\"],\"family\":\"Verma\"}],\"gender\":\"female\",\"birthDate\":\"1971-05-01\"}";
    }

    private static String pulse(String id, String patient, int beats) {
        return "{\"resourceType\":\"Observation\",\"id\":\"" + id
                + "\",\"status\":\"final\",\"subject\":{\"reference\":\"Patient/" + patient
                + "\"},\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"8867-4\"}]},"
                + "\"performer\":[{\"reference\":\"Practitioner/77\"}],"
                + "\"effectiveDateTime\":\"2020-01-02\",\"valueQuantity\":{\"value\":" + beats + "}}";
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static List<String> ids(int count) {
        return Stream.generate(ImportsTest::id).limit(count).toList();
    }

    private JsonNode found(String type, String id) {
        var answer = wire.get("/" + type + "/" + id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Hospital.json(answer);
    }

    private void eachOnce(List<String> observations) {
        observations.forEach(
                id -> assertThat(found("Observation", id).at("/meta/versionId").asString())
                        .isEqualTo("1"));
    }

    /** Resources in the record that hold this text. */
    private List<JsonNode> holding(String text) {
        return jdbc
                .sql(
                        "select convert_from(body, 'UTF8') from record.resource where convert_from(body, 'UTF8') like :like")
                .param("like", "%" + text + "%")
                .query(String.class)
                .list()
                .stream()
                .map(Json.MAPPER::readTree)
                .toList();
    }

    private JsonNode one(String type, String text) {
        var found = holding(text).stream()
                .filter(resource -> resource.path("resourceType").asString().equals(type))
                .toList();
        assertThat(found).as(type).hasSize(1);
        return found.getFirst();
    }

    @Test
    void what_synthea_writes_loads_as_it_is() throws IOException {
        var synthea = new Synthea(11);
        put("hospitalInformation1700000000000.json", synthea.hospitals());
        put("practitionerInformation1700000000000.json", synthea.practitioners());
        put("Asha.json", synthea.person(3));
        put("Meena.json", synthea.person(1));
        assertThat(load()).as(refused().toString()).isEqualTo("2 " + (4 * (Synthea.A_VISIT - 1) + 2 + 2) + " 0");
        assertThat(told("kept by identifier"))
                .extracting(row ->
                        row.path("type").asString() + " " + row.path("name").asString(""))
                .contains(
                        "Organization PCP WORCESTER11",
                        "Location PCP WORCESTER11",
                        "Practitioner Dr. Tommie457 Hessel84");
        assertThat(load()).as("a second run").isEqualTo("0 0 0");
    }

    @Test
    void hospital_and_doctor_stay_by_number_and_name() throws IOException {
        var synthea = new Synthea(12);
        put("Usha.json", synthea.person(1));
        load();
        var visit = one("Encounter", "WORCESTER12");
        assertThat(visit.at("/participant/0/individual/identifier/value").asString())
                .isEqualTo(synthea.npi());
        assertThat(visit.at("/participant/0/individual/identifier/system").asString())
                .isEqualTo("http://hl7.org/fhir/sid/us-npi");
        assertThat(visit.at("/participant/0/individual/display").asString()).isEqualTo("Dr. Tommie457 Hessel84");
        assertThat(visit.at("/participant/0/individual").has("reference")).isFalse();
        assertThat(visit.at("/location/0/location/type").asString()).isEqualTo("Location");
        assertThat(visit.at("/subject/reference").asString()).matches("Patient/[0-9a-f-]{36}");
    }

    @Test
    void a_bundle_with_its_own_hospital_and_doctor_names_them_too() throws IOException {
        var synthea = new Synthea(13);
        put("Lata.json", synthea.collection(1));
        assertThat(load()).as(refused().toString()).isEqualTo("1 " + (Synthea.A_VISIT + 1) + " 0");
        var visit = one("Encounter", "WORCESTER13");
        assertThat(visit.at("/participant/0/individual/identifier/value").asString())
                .isEqualTo(synthea.npi());
        assertThat(visit.at("/serviceProvider/display").asString()).isEqualTo("PCP WORCESTER13");
    }

    @Test
    void the_medicine_of_a_prescription_is_in_the_prescription() throws IOException {
        var synthea = new Synthea(14);
        put("Farida.json", synthea.person(1));
        load();
        var person = one("Encounter", "WORCESTER14").at("/subject/reference").asString();
        assertThat(holding(person))
                .filteredOn(each -> each.path("resourceType").asString().equals("MedicationRequest"))
                .extracting(each ->
                        each.at("/medicationCodeableConcept/coding/0/code").asString())
                .containsExactlyInAnyOrder("860975", "314076");
    }

    @Test
    void what_the_registry_does_not_keep_of_a_patient_is_kept_as_it_came() throws IOException {
        put(
                "Kamla.json",
                new Synthea(15)
                        .person(1)
                        .replaceFirst(
                                "\"birthDate\"", "\"deceasedDateTime\":\"2019-04-03T23:59:00-05:00\",\"birthDate\"")
                        .replaceFirst("\"deceasedDateTime\":\"2023[^\"]*\",", ""));
        load();
        var person = one("Encounter", "WORCESTER15").at("/subject/reference").asString();
        assertThat(found("Patient", person.substring(8))
                        .path("deceasedDateTime")
                        .asString())
                .isEqualTo("2019-04-03");
        var message = holding(person).stream()
                .filter(each -> each.at("/type/coding/0/code").asString("").equals("patient-as-sent"))
                .toList();
        assertThat(message).hasSize(1);
        var sent = Json.MAPPER.readTree(
                message.getFirst().at("/content/0/attachment/data").binaryValue());
        assertThat(sent.at("/maritalStatus/text").asString()).isEqualTo("Married");
    }

    @Test
    void lines_go_to_the_patient_they_name_whatever_the_order_of_files() throws IOException {
        var meena = id();
        var pulse = id();
        put("Observation.ndjson", pulse(pulse, meena, 71) + "\n");
        put(
                "Practitioner.ndjson",
                "{\"resourceType\":\"Practitioner\",\"id\":\"77\",\"name\":[{\"prefix\":[\"Dr.\"],\"family\":\"Lakra\"}],\"identifier\":[{\"system\":\"urn:nmc\",\"value\":\"4711\"}]}\n");
        Files.write(folder.resolve("Patient.ndjson.gz"), zipped(patient(meena, "Meena") + "\n"));
        assertThat(load()).isEqualTo("1 2 0");
        var kept = found("Observation", pulse);
        assertThat(kept.at("/subject/reference").asString()).doesNotContain(meena);
        assertThat(kept.at("/performer/0/display").asString()).isEqualTo("Dr. Lakra");
        assertThat(kept.at("/performer/0/identifier/value").asString()).isEqualTo("4711");
    }

    @Test
    void a_medicine_in_a_file_of_its_own_is_kept_with_what_makes_it() throws IOException {
        var rekha = id();
        var request = id();
        put("Patient.ndjson", patient(rekha, "Rekha"));
        put(
                "Medication.ndjson",
                "{\"resourceType\":\"Medication\",\"id\":\"m5\",\"code\":{\"text\":\"ORS\"},\"batch\":{\"lotNumber\":\"L7\"}}");
        put(
                "MedicationRequest.ndjson",
                "{\"resourceType\":\"MedicationRequest\",\"id\":\"" + request
                        + "\",\"status\":\"active\",\"intent\":\"order\",\"subject\":{\"reference\":\"Patient/" + rekha
                        + "\"},\"medicationReference\":{\"reference\":\"Medication/m5\"}}");
        assertThat(load()).as(refused().toString()).isEqualTo("1 2 0");
        var kept = found("MedicationRequest", request);
        assertThat(kept.at("/medicationCodeableConcept/text").asString()).isEqualTo("ORS");
        assertThat(kept.at("/contained/0/batch/lotNumber").asString()).isEqualTo("L7");
    }

    @Test
    void a_bad_line_is_reported_and_the_others_are_kept() throws IOException {
        var kamla = id();
        var good = ids(3);
        put("Patient.ndjson", patient(kamla, "Kamla"));
        put(
                "Observation.ndjson",
                String.join(
                        "\n",
                        pulse(good.get(0), kamla, 60),
                        pulse(id(), kamla, 61).replace("final", "perhaps"),
                        pulse(good.get(1), kamla, 61),
                        "no json",
                        "",
                        pulse(id(), id(), 62),
                        "{\"resourceType\":\"Spaceship\",\"id\":\"1\"}",
                        pulse(good.get(2), kamla, 62)));
        put("broken.json", "{\"resourceType\":\"Bundle\",\"type\":\"trans");
        assertThat(load()).isEqualTo("1 4 5");
        assertThat(refused())
                .extracting(row -> row.replaceAll(" $", ""))
                .contains("Observation.ndjson:2:0 Observation.status", "Observation.ndjson:4:0", "broken.json:1:0")
                .anyMatch(row -> row.startsWith("Observation.ndjson:6"))
                .anyMatch(row -> row.startsWith("Observation.ndjson:7"));
        eachOnce(good);
        assertThat(load()).as("the bundle and what waits are tried again").isEqualTo("0 0 2");
    }

    @Test
    void the_faulty_entry_of_a_bundle_is_named_and_nothing_of_it_is_kept() throws IOException {
        put(
                "Rekha.json",
                new Synthea(16)
                        .person(1)
                        .replace(
                                "\"status\":\"final\",\"category\":[{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\"social-history\"",
                                "\"status\":\"finale\",\"category\":[{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\"social-history\""));
        assertThat(load()).isEqualTo("0 0 1");
        assertThat(refused()).containsExactly("Rekha.json:1:12 Observation.status");
        assertThat(holding("WORCESTER16")).isEmpty();
    }

    @Test
    void entries_of_a_batch_stand_alone() throws IOException {
        var usha = id();
        var good = ids(2);
        put("Patient.ndjson", patient(usha, "Usha"));
        load();
        put(
                "batch.json",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                        + Stream.of(
                                        pulse(good.get(0), usha, 70),
                                        pulse(id(), usha, 70).replace("final", "never"),
                                        pulse(good.get(1), usha, 70))
                                .map(resource -> "{\"resource\":" + resource + "}")
                                .collect(Collectors.joining(","))
                        + "]}");
        assertThat(load()).isEqualTo("0 2 1");
        assertThat(refused()).containsExactly("batch.json:1:2 Observation.status");
        eachOnce(good);
    }

    @Test
    void half_a_file_gives_what_is_in_it_and_the_rest_later() throws IOException {
        var rekha = id();
        var all = ids(450);
        var lines = zipped(Stream.concat(
                        Stream.of(patient(rekha, "Rekha")), all.stream().map(id -> pulse(id, rekha, 70)))
                .collect(Collectors.joining("\n")));
        var file = folder.resolve("Patient.ndjson.gz");
        Files.write(file, Arrays.copyOf(lines, lines.length * 3 / 4));
        load();
        assertThat(refused()).hasSize(1);
        Files.write(file, lines);
        load();
        eachOnce(all);
    }

    @Test
    void what_stops_in_the_middle_goes_on_with_nothing_twice_and_nothing_lost() throws IOException {
        var usha = id();
        var all = IntStream.range(0, 900).mapToObj(_ -> id()).toList();
        put("Patient.ndjson", patient(usha, "Usha"));
        put("Observation.ndjson", all.stream().map(id -> pulse(id, usha, 80)).collect(Collectors.joining("\n")));
        jdbc.sql("""
                create function fhir.away() returns trigger language plpgsql as $$
                begin raise exception 'away' using errcode = '53100'; end $$
                """).update();
        jdbc.sql(
                        "create trigger away before update on fhir.import_file for each row when (new.done > 500) execute function fhir.away()")
                .update();
        try {
            assertThatThrownBy(this::load).isInstanceOf(DataAccessException.class);
        } finally {
            jdbc.sql("drop function fhir.away() cascade").update();
        }
        assertThat(wire.get("/Observation/" + all.getLast()).statusCode()).isEqualTo(404);
        load();
        eachOnce(all);
        assertThat(refused()).isEmpty();
    }

    @Test
    void a_patient_who_resembles_another_is_taken_and_reported() throws IOException {
        put("Patient.ndjson", patient(id(), "Kanchan"));
        assertThat(load()).isEqualTo("1 1 0");
        put("Patient.ndjson", patient(id(), "Kanchan"));
        assertThat(load()).isEqualTo("1 1 0");
        assertThat(told("perhaps a duplicate")).hasSize(1);
    }

    @Test
    void a_patient_is_known_again_by_number_birth_and_sex() throws IOException {
        var number = "\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"" + id() + "\"}],\"name\"";
        var first = id();
        var second = id();
        put("Patient.1.ndjson", patient(first, "Savitri").replace("\"name\"", number));
        put("Patient.2.ndjson", patient(second, "Savitri D").replace("\"name\"", number));
        assertThat(load()).isEqualTo("2 2 0");
        assertThat(told("on record before")).hasSize(1);
        assertThat(found("Patient", first).path("id"))
                .isEqualTo(found("Patient", second).path("id"));
    }

    @Test
    void lines_that_refer_to_each_other_across_files_wait_for_each_other() throws IOException {
        var usha = id();
        var visit = id();
        var problem = id();
        put("Patient.ndjson", patient(usha, "Usha"));
        put("Encounter.ndjson", """
                {"resourceType":"Encounter","id":"%s","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/%s"},\
                "diagnosis":[{"condition":{"reference":"Condition/%s"}}]}
                """.formatted(visit, usha, problem));
        put("Condition.ndjson", """
                {"resourceType":"Condition","id":"%s","subject":{"reference":"Patient/%s"},"encounter":{"reference":"Encounter/%s"},\
                "code":{"text":"fever"}}
                """.formatted(problem, usha, visit));
        assertThat(load()).as(refused().toString()).isEqualTo("1 3 0");
        assertThat(found("Condition", problem).at("/encounter/reference").asString())
                .isEqualTo("Encounter/" + visit);
    }

    @Test
    void what_two_imports_read_at_once_is_there_once() throws Exception {
        var synthea = new Synthea(19);
        for (var person = 0; person < 6; person++) {
            put("person" + person + ".json", synthea.person(4));
        }
        AtOnce.times(2, () -> {
            try {
                return load();
            } catch (Rejected elsewhere) {
                assertThat(elsewhere.problem()).isEqualTo(FhirProblem.IMPORT_ELSEWHERE);
                return "";
            }
        });
        load();
        assertThat(holding("WORCESTER19").stream()
                        .filter(each -> each.path("resourceType").asString().equals("Encounter")))
                .hasSize(24);
    }

    @Test
    void an_id_of_somebody_else_is_refused() throws IOException {
        var other = id();
        put("Patient.1.ndjson", patient(other, "Savitri"));
        load();
        put("Patient.2.ndjson", patient(other, "Mohan").replace("1971", "1999"));
        assertThat(load()).isEqualTo("0 0 1");
    }

    @Test
    void nothing_that_is_wrong_with_a_file_stops_the_others() throws IOException {
        var asha = id();
        var good = ids(1);
        put("Patient.ndjson", patient(asha, "Asha"));
        put("list.json", "[1, 2]");
        put("empty.json", "");
        put("answer.json", "{\"resourceType\":\"Bundle\",\"type\":\"batch-response\",\"entry\":[]}");
        put("wrong.json", "{\"resourceType\":\"Encounter\",\"status\":7}");
        put("notes.txt", "not looked at");
        put(
                "void.json",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient/1\"}}]}");
        put("deep.json", "{\"a\":".repeat(500) + "1" + "}".repeat(500));
        Files.write(
                folder.resolve("latin.ndjson"),
                (pulse(id(), asha, 70).replace("8867-4", "\u00e9") + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        put("Observation.ndjson", pulse(good.getFirst(), asha, 70));
        load();
        assertThat(refused())
                .extracting(row -> row.replaceAll(":.*", ""))
                .contains(
                        "list.json",
                        "empty.json",
                        "answer.json",
                        "wrong.json",
                        "void.json",
                        "deep.json",
                        "latin.ndjson")
                .doesNotContain("notes.txt", "Observation.ndjson");
        eachOnce(good);
    }

    @Test
    void a_line_of_sixty_megabytes_is_refused_and_the_next_is_kept() throws IOException {
        var asha = id();
        var good = ids(1);
        put("Patient.ndjson", patient(asha, "Asha"));
        try (var out = Files.newBufferedWriter(folder.resolve("Observation.ndjson"))) {
            out.write("{\"resourceType\":\"Observation\",\"note\":\"");
            for (var megabyte = 0; megabyte < 60; megabyte++) {
                out.write("x".repeat(1 << 20));
            }
            out.write("\"}\n" + pulse(good.getFirst(), asha, 70));
        }
        assertThat(load()).isEqualTo("1 2 1");
        assertThat(refused()).containsExactly("Observation.ndjson:1:0 ");
        eachOnce(good);
    }

    @Test
    void a_bundle_of_ten_thousand_entries_is_one_transaction() throws IOException {
        var visits = 10_000 / Synthea.A_VISIT + 1;
        put("long.json", new Synthea(17).person(visits));
        assertThat(load()).isEqualTo("1 " + (visits * (Synthea.A_VISIT - 1) + 2) + " 0");
    }

    @Test
    void a_bundle_that_brings_one_person_twice_brings_one_person() throws IOException {
        var twice = new Synthea(18).person(1);
        var patient = Json.MAPPER.readTree(twice).at("/entry/0").toString();
        put(
                "twice.json",
                twice.replaceFirst(
                        "\"entry\":\\[", "\"entry\":[" + java.util.regex.Matcher.quoteReplacement(patient) + ","));
        load();
        assertThat(refused()).isEmpty();
        assertThat(jdbc.sql("select count(distinct person_id) from person.identifier where value = :id")
                        .param(
                                "id",
                                Json.MAPPER.readTree(patient).at("/resource/id").asString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
