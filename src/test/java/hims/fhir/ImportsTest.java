package hims.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.fhir.Hospital.Wire;
import hims.world.DatabaseTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DatabaseTest
class ImportsTest {
    private final Imports imports;
    private final JdbcClient jdbc;
    private final Wire wire;

    @TempDir
    Path folder;

    private Path report;

    ImportsTest(@LocalServerPort int port, Hospital hospital, Imports imports, JdbcClient jdbc) {
        this.imports = imports;
        this.jdbc = jdbc;
        var program = hospital.program("DL", "system/*.cruds");
        this.wire = new Wire(port, Hospital.token(port, program, "system/*.cruds"));
    }

    @BeforeEach
    void report() {
        report = folder.resolve("report.txt");
    }

    private String load() throws IOException {
        return load(false);
    }

    private String load(boolean compare) throws IOException {
        try (var to = new ImportReport(report)) {
            imports.run(folder.toString(), compare, to);
            return to.resources() + " and " + to.refused();
        }
    }

    /** What was refused, as {@code file:line}. */
    private List<String> refused() throws IOException {
        return Files.readAllLines(report).stream()
                .map(Json.MAPPER::readTree)
                .filter(row -> row.has("file"))
                .map(row -> Path.of(row.path("file").asString()).getFileName() + ":"
                        + row.path("line").asInt())
                .toList();
    }

    private static String sample(String name) {
        try (var in = ImportsTest.class.getResourceAsStream("synthea/" + name)) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String patient(String id, String name) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"name\":[{\"given\":[\"" + name
                + "\"],\"family\":\"Verma\"}],\"gender\":\"female\",\"birthDate\":\"1971-05-0" + (1 + id.length() % 9)
                + "\"}";
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

    private JsonNode found(String type, String id) {
        var answer = wire.get("/" + type + "/" + id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Hospital.json(answer);
    }

    private int rows(String like) {
        return jdbc.sql("select count(*) from record.resource where convert_from(body, 'UTF8') like :like")
                .param("like", "%" + like + "%")
                .query(Integer.class)
                .single();
    }

    @Test
    void a_synthea_patient_loads_as_it_is_and_names_hospital_and_doctor_by_identifier() throws IOException {
        var mark = id();
        Files.writeString(folder.resolve("hospitalInformation.json"), sample("hospitalInformation.json"));
        Files.writeString(folder.resolve("Asha.json"), sample("asha.json").replace("MARK", mark));
        assertThat(load()).isEqualTo("6 and 0");
        assertThat(rows(mark)).isEqualTo(1);
        var body = jdbc.sql(
                        "select convert_from(body, 'UTF8') from record.resource where convert_from(body, 'UTF8') like :like")
                .param("like", "%" + mark + "%")
                .query(String.class)
                .single();
        var encounter = Json.MAPPER.readTree(body);
        assertThat(encounter.at("/participant/0/individual/identifier/value").asString())
                .isEqualTo("9999996891");
        assertThat(encounter.at("/participant/0/individual/display").asString()).isEqualTo("Dr. Arvind Mehta");
        assertThat(encounter.at("/participant/0/individual/reference").isMissingNode())
                .isTrue();
        assertThat(encounter.at("/subject/reference").asString()).matches("Patient/[0-9a-f-]{36}");
        assertThat(load()).as("a second run").isEqualTo("0 and 0");
        assertThat(rows(mark)).isEqualTo(1);
    }

    @Test
    void lines_go_to_the_patient_they_name_whatever_the_order_of_files() throws IOException {
        var meena = id();
        var pulse = id();
        Files.writeString(folder.resolve("Observation.ndjson"), pulse(pulse, meena, 71) + "\n");
        Files.write(folder.resolve("Patient.ndjson.gz"), zipped(patient(meena, "Meena") + "\n"));
        assertThat(load()).isEqualTo("2 and 0");
        var subject = found("Observation", pulse).at("/subject/reference").asString();
        assertThat(subject).doesNotContain(meena);
        assertThat(found("Patient", subject.substring(8)).at("/name/0/text").asString() + subject)
                .contains("Patient/");
        assertThat(found("Observation", pulse)
                        .at("/performer/0/identifier/value")
                        .asString())
                .isEqualTo("Practitioner/77");
    }

    @Test
    void a_bad_line_is_reported_and_the_others_are_kept() throws IOException {
        var kamla = id();
        var good = Stream.generate(ImportsTest::id).limit(3).toList();
        Files.writeString(folder.resolve("Patient.ndjson"), patient(kamla, "Kamla"));
        Files.writeString(
                folder.resolve("Observation.ndjson"),
                String.join(
                        "\n",
                        pulse(good.get(0), kamla, 60),
                        "{\"resourceType\":\"Observation\",\"status\":\"perhaps\",\"subject\":{\"reference\":\"Patient/"
                                + kamla + "\"}}",
                        pulse(good.get(1), kamla, 61),
                        "no json",
                        "",
                        pulse(good.get(2), kamla, 62)));
        Files.writeString(folder.resolve("broken.json"), "{\"resourceType\":\"Bundle\",\"type\":\"trans");
        assertThat(load()).isEqualTo("4 and 3");
        assertThat(refused())
                .containsExactlyInAnyOrder("Observation.ndjson:2", "Observation.ndjson:4", "broken.json:1");
        good.forEach(id -> found("Observation", id));
        assertThat(Files.readString(report)).contains("OperationOutcome", "status");
        assertThat(load()).as("only the bundle is tried again").isEqualTo("0 and 1");
    }

    @Test
    void half_a_file_gives_what_is_in_it_and_the_rest_later() throws IOException {
        var rekha = id();
        var all = Stream.generate(ImportsTest::id).limit(450).toList();
        var lines = zipped(Stream.concat(
                        Stream.of(patient(rekha, "Rekha")), all.stream().map(id -> pulse(id, rekha, 70)))
                .collect(Collectors.joining("\n")));
        var file = folder.resolve("Patient.ndjson.gz");
        Files.write(file, Arrays.copyOf(lines, lines.length * 3 / 4));
        load();
        assertThat(refused()).hasSize(1);
        Files.write(file, lines);
        load();
        all.forEach(
                id -> assertThat(found("Observation", id).at("/meta/versionId").asString())
                        .isEqualTo("1"));
    }

    @Test
    void what_stops_in_the_middle_goes_on_with_nothing_twice_and_nothing_lost() throws IOException {
        var usha = id();
        var all = IntStream.range(0, 900).mapToObj(_ -> id()).toList();
        Files.writeString(folder.resolve("Patient.ndjson"), patient(usha, "Usha"));
        Files.writeString(
                folder.resolve("Observation.ndjson"),
                all.stream().map(id -> pulse(id, usha, 80)).collect(Collectors.joining("\n")));
        jdbc.sql("alter table fhir.import_file add constraint stop check (done < 500) not valid")
                .update();
        try {
            assertThatThrownBy(this::load).isInstanceOf(DataAccessException.class);
        } finally {
            jdbc.sql("alter table fhir.import_file drop constraint stop").update();
        }
        assertThatThrownBy(() -> found("Observation", all.getLast())).isInstanceOf(AssertionError.class);
        load();
        all.forEach(
                id -> assertThat(found("Observation", id).at("/meta/versionId").asString())
                        .isEqualTo("1"));
    }

    @Test
    void a_patient_who_resembles_another_is_refused_when_asked_to_compare() throws IOException {
        Files.writeString(folder.resolve("Patient.ndjson"), patient(id(), "Kanchan"));
        assertThat(load()).isEqualTo("1 and 0");
        Files.writeString(folder.resolve("Patient.ndjson"), patient(id(), "Kanchan"));
        assertThat(load(true)).isEqualTo("0 and 1");
        Files.writeString(folder.resolve("Patient.ndjson"), patient(id(), "Kanchan"));
        assertThat(load()).isEqualTo("1 and 0");
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
