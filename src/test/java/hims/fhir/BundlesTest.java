package hims.fhir;

import static hims.fhir.Hospital.json;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.fhir.Hospital.Wire;
import hims.world.DatabaseTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatabaseTest
class BundlesTest {
    private final Wire wire;
    private final PersonId sunita;

    BundlesTest(@LocalServerPort int port, Hospital hospital) {
        var program = hospital.program("LNH", "system/*.cruds");
        this.wire = new Wire(port, Hospital.token(port, program, "system/*.cruds"));
        this.sunita = hospital.patient("LNH", "Sunita");
    }

    private static String bundle(String type, List<String> entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static String post(String fullUrl, String resource) {
        var type = resource.replaceFirst("(?s).*?\"resourceType\":\"(\\w+)\".*", "$1");
        return "{\"fullUrl\":\"" + fullUrl + "\",\"resource\":" + resource
                + ",\"request\":{\"method\":\"POST\",\"url\":\"" + type + "\"}}";
    }

    private static String urn() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    @Test
    void entries_refer_to_each_other_in_a_circle_and_are_answered_in_their_order() {
        var one = urn();
        var two = urn();
        var first = Hospital.pulse(sunita, 1).replaceFirst("\\{", "{\"hasMember\":[{\"reference\":\"" + two + "\"}],");
        var second = Hospital.pulse(sunita, 2).replaceFirst("\\{", "{\"hasMember\":[{\"reference\":\"" + one + "\"}],");
        var read = "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/" + sunita + "\"}}";
        var answer = wire.send("POST", "", bundle("transaction", List.of(read, post(one, first), post(two, second))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var entries = json(answer).path("entry");
        assertThat(entries.at("/0/resource/resourceType").asString()).isEqualTo("Patient");
        assertThat(entries.at("/1/response/status").asString()).startsWith("201");
        var stored = json(
                wire.get("/" + entries.at("/1/response/location").asString().replaceAll("/_history.*", "")));
        assertThat(entries.at("/2/response/location").asString())
                .startsWith(stored.at("/hasMember/0/reference").asString());
    }

    @Test
    void a_transaction_is_all_or_nothing() {
        var before =
                json(wire.get("/Observation/_history?_count=200")).path("entry").size();
        var wrong = Hospital.pulse(sunita, 2).replace("final", "perhaps");
        var answer = wire.send(
                "POST", "", bundle("transaction", List.of(post(urn(), Hospital.pulse(sunita, 1)), post(urn(), wrong))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(wire.get("/Observation/_history?_count=200"))
                        .path("entry")
                        .size())
                .isEqualTo(before);
    }

    @Test
    void in_a_batch_each_entry_stands_alone() {
        var wrong = Hospital.pulse(sunita, 2).replace("final", "perhaps");
        var answer = wire.send(
                "POST", "", bundle("batch", List.of(post(urn(), wrong), post(urn(), Hospital.pulse(sunita, 1)))));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).at("/entry/0/response/status").asString()).startsWith("422");
        assertThat(json(answer).at("/entry/0/response/outcome/resourceType").asString())
                .isEqualTo("OperationOutcome");
        assertThat(json(answer).at("/entry/1/response/status").asString()).startsWith("201");
    }

    @Test
    void a_new_patient_and_her_facts_come_in_one_transaction() {
        var urn = urn();
        var name = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        var patient =
                "{\"resourceType\":\"Patient\",\"gender\":\"male\",\"birthDate\":\"1950\",\"name\":[{\"given\":[\""
                        + name + "\"]}]}";
        var pulse = Hospital.pulse(sunita, 1).replace("Patient/" + sunita, urn);
        var answer = wire.send("POST", "", bundle("transaction", List.of(post(urn(), pulse), post(urn, patient))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var stored = json(wire.get(
                "/" + json(answer).at("/entry/0/response/location").asString().replaceAll("/_history.*", "")));
        assertThat(json(answer).at("/entry/1/response/location").asString())
                .startsWith(stored.at("/subject/reference").asString());
    }

    @Test
    void five_thousand_entries_are_taken_and_ten_thousand_are_not() {
        assertThat(wire.send("POST", "", many(5_000)).statusCode()).isEqualTo(200);
        assertThat(wire.send("POST", "", many(10_000)).statusCode()).isEqualTo(413);
    }

    private String many(int entries) {
        return bundle(
                "transaction",
                IntStream.range(0, entries)
                        .mapToObj(n -> post(urn(), Hospital.pulse(sunita, n)))
                        .collect(Collectors.toList()));
    }

    @Test
    void the_same_address_twice_is_refused() {
        var put = "{\"resource\":" + Hospital.pulse(sunita, 1).replaceFirst("\\{", "{\"id\":\"same\",")
                + ",\"request\":{\"method\":\"PUT\",\"url\":\"Observation/same\"}}";
        assertThat(wire.send("POST", "", bundle("transaction", List.of(put, put)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_unknown_reference_is_named() {
        var pulse =
                Hospital.pulse(sunita, 1).replaceFirst("\\{", "{\"hasMember\":[{\"reference\":\"urn:uuid:none\"}],");
        var answer = wire.send("POST", "", bundle("transaction", List.of(post(urn(), pulse))));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:uuid:none");
    }
}
