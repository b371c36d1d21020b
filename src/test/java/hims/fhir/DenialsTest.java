package hims.fhir;

import static hims.fhir.Hospital.json;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.fhir.Hospital.Wire;
import hims.world.DatabaseTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every interaction of every type the CapabilityStatement names, tried by those who must not. */
@DatabaseTest
class DenialsTest {
    private final int port;
    private final Hospital hospital;
    private final PersonId sunita;

    DenialsTest(@LocalServerPort int port, Hospital hospital) {
        this.port = port;
        this.hospital = hospital;
        this.sunita = hospital.patient("LNH", "Sunita");
    }

    /** One request to be refused. */
    private record Attempt(String type, String interaction, String method, String path, String body) {}

    private List<Attempt> attempts(String anObservation) {
        var attempts = new ArrayList<Attempt>();
        var resources = json(new Wire(port, "").get("/metadata")).at("/rest/0/resource");
        for (var resource : resources) {
            var type = resource.path("type").asString();
            var path = "/" + type;
            var one = path + "/" + (type.equals("Patient") ? sunita : anObservation);
            for (var each : resource.path("interaction")) {
                var code = each.path("code").asString();
                attempts.add(
                        switch (code) {
                            case "read" -> new Attempt(type, code, "GET", one, "");
                            case "vread" -> new Attempt(type, code, "GET", one + "/_history/1", "");
                            case "history-instance" -> new Attempt(type, code, "GET", one + "/_history", "");
                            case "history-type" -> new Attempt(type, code, "GET", path + "/_history", "");
                            case "search-type" -> new Attempt(type, code, "GET", path + "?patient=" + sunita, "");
                            case "create" -> new Attempt(type, code, "POST", path, body(type));
                            case "update" -> new Attempt(type, code, "PUT", one, body(type));
                            case "patch" -> new Attempt(type, code, "PATCH", one, "[]");
                            case "delete" -> new Attempt(type, code, "DELETE", one, "");
                            default -> throw new AssertionError(code);
                        });
            }
        }
        assertThat(attempts).hasSizeGreaterThan(300);
        return attempts;
    }

    private String body(String type) {
        var patient = "{\"reference\":\"Patient/" + sunita + "\"}";
        return ("{\"resourceType\":\"%s\",\"subject\":%s,\"patient\":%s,\"beneficiary\":%s,\"individual\":%s,\"for\":%s,"
                        + "\"target\":[%s],\"actor\":%s,\"participant\":[{\"actor\":%s}],\"deliverTo\":%s}")
                .formatted(type, patient, patient, patient, patient, patient, patient, patient, patient, patient);
    }

    private int status(Wire wire, Attempt attempt) {
        return attempt.method().equals("PATCH")
                ? wire.send("PATCH", attempt.path(), attempt.body(), "Content-Type", "application/json-patch+json")
                        .statusCode()
                : wire.send(attempt.method(), attempt.path(), attempt.body()).statusCode();
    }

    private String observation() {
        var program = hospital.program("LNH", "system/*.cruds");
        var wire = new Wire(port, Hospital.token(port, program, "system/*.cruds"));
        return json(wire.send("POST", "/Observation", Hospital.pulse(sunita, 80)))
                .path("id")
                .asString();
    }

    @Test
    void nobody_without_a_token_gets_past_the_door() {
        var wire = new Wire(port, "");
        assertThat(attempts(observation()))
                .allSatisfy(attempt ->
                        assertThat(status(wire, attempt)).as(attempt.toString()).isEqualTo(401));
    }

    @Test
    void no_program_goes_beyond_its_scopes() {
        var program = hospital.program("LNH", "system/Basic.r");
        var wire = new Wire(port, Hospital.token(port, program, "system/Basic.r"));
        assertThat(attempts(observation()))
                .filteredOn(attempt -> !attempt.type().equals("Basic"))
                .allSatisfy(attempt ->
                        assertThat(status(wire, attempt)).as(attempt.toString()).isEqualTo(403));
    }

    @Test
    void no_program_of_another_hospital_reaches_a_patient() {
        var program = hospital.program("GTB", "system/*.cruds");
        var wire = new Wire(port, Hospital.token(port, program, "system/*.cruds"));
        assertThat(attempts(observation()))
                .filteredOn(attempt -> !attempt.interaction().equals("history-type"))
                .filteredOn(attempt -> !(attempt.type().equals("Patient")
                        && attempt.interaction().equals("create")))
                .filteredOn(attempt -> !List.of("Organization", "Location", "CodeSystem", "ValueSet", "ConceptMap")
                        .contains(attempt.type()))
                .filteredOn(attempt -> !attempt.interaction().matches("create|update")
                        || Types.needsPerson(
                                hims.record.ResourceType.named(attempt.type()).orElseThrow()))
                .allSatisfy(attempt ->
                        assertThat(status(wire, attempt)).as(attempt.toString()).isIn(403, 404));
        var histories = json(wire.get("/Observation/_history?_count=200"));
        assertThat(histories.toString()).doesNotContain(sunita.toString());
    }
}
