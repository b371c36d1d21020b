package hims.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Actor;
import hims.fhir.format.FhirFormat;
import hims.fhir.format.ReadLimits;
import hims.record.Clearance;
import hims.record.ClinicalRecord;
import hims.record.Contents;
import hims.record.Draft;
import hims.record.shape.ShapeCheck;
import hims.world.DatabaseTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What HL7 published with R4 passes the check, lies in the store and comes back with the same meaning, in JSON and in XML. */
@DatabaseTest
class PublishedExamplesTest {
    private static final String EXAMPLES = "/org/hl7/fhir/testcases/r4/examples";
    private static final String MODEL = "/org/hl7/fhir/r4/model/";

    /** HL7 itself breaks the specification in these; what is wrong, after our check. */
    private static final Map<String, String> BROKEN = Map.of(
            "bundle-questionnaire.json", "linkId: required",
            "devicemetric-example.json", "DeviceMetric.parent: target-type Device",
            "deviceusestatement-example.json", "DeviceUseStatement.reasonReference[0]: target-type",
            "medicationrequest0301.json", "MedicationRequest.dispenseRequest.performer: target-type Organization");

    /** By file name. */
    private static final Map<String, ObjectNode> ALL = new TreeMap<>();

    private final ClinicalRecord record;
    private final Contents contents;
    private final TransactionTemplate transaction;

    PublishedExamplesTest(ClinicalRecord record, Contents contents, TransactionTemplate transaction) {
        this.record = record;
        this.contents = contents;
        this.transaction = transaction;
    }

    @BeforeAll
    static void read() throws Exception {
        var root = PublishedExamplesTest.class
                .getResource(EXAMPLES + "/patient-example.json")
                .toURI();
        try (var jar = FileSystems.newFileSystem(URI.create(root.toString().split("!", -1)[0]), Map.of());
                var files = Files.list(jar.getPath(EXAMPLES))) {
            for (var file : files.toList()) {
                if (file.toString().endsWith(".json") || file.toString().endsWith(".xml")) {
                    ALL.put(file.getFileName().toString(), read(file));
                }
            }
        }
    }

    private static ObjectNode read(Path file) throws IOException {
        var format = file.toString().endsWith(".xml") ? FhirFormat.XML : FhirFormat.JSON;
        try (var body = Files.newInputStream(file)) {
            return format.read(body, ReadLimits.STANDARD);
        }
    }

    static Stream<String> examples() {
        return ALL.keySet().stream();
    }

    static Stream<String> broken() {
        return BROKEN.keySet().stream();
    }

    static Stream<String> right() {
        return examples().filter(name -> !BROKEN.containsKey(name));
    }

    private static ObjectNode example(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    private static byte[] bytes(JsonNode resource) {
        return resource.toString().getBytes(UTF_8);
    }

    private static ObjectNode throughXml(ObjectNode resource) throws IOException {
        var xml = new ByteArrayOutputStream();
        FhirFormat.XML.write(bytes(resource), xml, false);
        return FhirFormat.XML.read(new ByteArrayInputStream(xml.toByteArray()), ReadLimits.STANDARD);
    }

    @Test
    void there_are_examples_to_speak_of() {
        assertThat(ALL).hasSizeGreaterThan(80);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_passes_the_check(String name) {
        assertThat(ShapeCheck.faults(example(name)))
                .allSatisfy(fault -> assertThat(fault.toString()).contains(BROKEN.getOrDefault(name, "nothing")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void what_is_wrong_with_a_broken_example_is_told(String name) {
        assertThat(ShapeCheck.faults(example(name)).toString()).contains(BROKEN.get(name));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_comes_back_from_xml(String name) throws IOException {
        assertThat(meaning(throughXml(example(name)))).isEqualTo(meaning(example(name)));
    }

    @ParameterizedTest
    @MethodSource("right")
    void an_example_comes_back_from_the_store(String name) {
        var example = example(name).deepCopy();
        example.remove("id");
        var key = Objects.requireNonNull(
                transaction.execute(_ -> record.createAll(List.of(Draft.ofCity(example)), Actor.system("examples"))
                        .getFirst()
                        .key()));
        var stored = FhirFormat.JSON.read(
                new ByteArrayInputStream(
                        record.find(key, Clearance.ALL).orElseThrow().bytes()),
                ReadLimits.STANDARD);
        contents.find(key, 1).ifPresent(held -> stored.put("data", base64(held)));
        if (example.has("data")) { // without its line ends
            example.put("data", example.path("data").asString().replaceAll("\\s", ""));
        }
        assertThat(meaning(withoutStamp(stored))).isEqualTo(meaning(withoutStamp(example)));
    }

    /** What a Binary holds lies beside it. */
    private String base64(Contents.Held held) {
        var out = new ByteArrayOutputStream();
        try {
            contents.copy(held, 0, held.size(), out);
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    /** Id, version and time are the store's. */
    private static ObjectNode withoutStamp(ObjectNode resource) {
        resource.remove("id");
        if (resource.path("meta") instanceof ObjectNode meta) {
            meta.remove(List.of("versionId", "lastUpdated", "source"));
            if (meta.isEmpty()) {
                resource.remove("meta");
            }
        }
        return resource;
    }

    /** An empty element and a quotation mark can be written in two ways in a narrative. */
    private static JsonNode meaning(ObjectNode given) {
        var resource = given.deepCopy();
        for (var holder : resource.findParents("div")) {
            var div = holder.path("div").asString("").replace("&quot;", "\"").replace("&apos;", "'");
            ((ObjectNode) holder).put("div", div.replaceAll("<(\\w+)([^<>]*[^<>/])?/>", "<$1$2></$1>"));
        }
        return resource;
    }

    /** Some thousand resources, large ones among them: the definitions of R4 themselves. */
    @ParameterizedTest
    @ValueSource(
            strings = {"profile/profiles-types.xml", "profile/profiles-resources.xml", "profile/profiles-others.xml"})
    void the_definitions_themselves_pass_and_come_back(String file) throws IOException {
        try (var body = PublishedExamplesTest.class.getResourceAsStream(MODEL + file)) {
            var bundle = FhirFormat.XML.read(body, ReadLimits.STANDARD);
            assertThat(ShapeCheck.faults(bundle)).isEmpty();
            for (var entry : bundle.path("entry")) {
                var resource = (ObjectNode) entry.path("resource");
                assertThat(meaning(throughXml(resource))).isEqualTo(meaning(resource));
            }
        }
    }
}
