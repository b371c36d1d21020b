package hims.fhir;

import static hims.fhir.Hospital.header;
import static hims.fhir.Hospital.json;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.fhir.Hospital.Wire;
import hims.record.ResourceType;
import hims.world.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Which version a change was made from. */
@DatabaseTest
class VersionsTest {
    private static final String ALL = "system/*.cruds";

    private final Wire laboratory;
    private final PersonId sunita;

    VersionsTest(@LocalServerPort int port, Hospital hospital) {
        this.laboratory = new Wire(port, Hospital.token(port, hospital.program("LNH", ALL), ALL));
        this.sunita = hospital.patient("LNH", "Sunita");
    }

    private static boolean offers(JsonNode stated, String code) {
        return stated.path("interaction")
                .valueStream()
                .anyMatch(each -> each.path("code").asString().equals(code));
    }

    @Test
    void the_statement_tells_of_each_type_whether_a_change_must_name_its_version() {
        for (var stated : json(laboratory.get("/metadata")).at("/rest/0/resource")) {
            var type = ResourceType.named(stated.path("type").asString()).orElseThrow();
            if (type == ResourceType.PATIENT || type == ResourceType.BINARY || !offers(stated, "update")) {
                continue;
            }
            var body = Minimal.of(type, sunita);
            var created = laboratory.send("POST", "/" + type.fhirName(), body.toString());
            var id = json(created).path("id").asString();
            var path = "/" + type.fhirName() + "/" + id;
            var must = stated.path("versioning").asString().equals("versioned-update");
            body.put("id", id);
            var blind = laboratory.send("PUT", path, body.toString());
            assertThat(blind.statusCode()).as(type + blind.body()).isEqualTo(must ? 412 : 200);
            var read = laboratory.send("PUT", path, body.toString(), "If-Match", must ? "W/\"1\"" : "W/\"2\"");
            assertThat(read.statusCode()).as(type + read.body()).isEqualTo(200);
        }
    }

    @Test
    void a_patch_and_an_entry_of_a_bundle_name_it_too() {
        var body = Minimal.of(ResourceType.ALLERGY_INTOLERANCE, sunita);
        var created = json(laboratory.send("POST", "/AllergyIntolerance", body.toString()));
        var id = created.path("id").asString();
        var path = "/AllergyIntolerance/" + id;
        var patch = "[{\"op\":\"add\",\"path\":\"/criticality\",\"value\":\"high\"}]";
        assertThat(laboratory
                        .send("PATCH", path, patch, "Content-Type", Patches.JSON_PATCH)
                        .statusCode())
                .isEqualTo(412);
        assertThat(laboratory
                        .send("PATCH", path, patch, "Content-Type", Patches.JSON_PATCH, "If-Match", "W/\"1\"")
                        .statusCode())
                .isEqualTo(200);
        body.put("id", id);
        var entry = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + body
                + ",\"request\":{\"method\":\"PUT\",\"url\":\"" + path.substring(1) + "\"}}]}";
        var blind = laboratory.send("POST", "", entry);
        assertThat(blind.statusCode()).isEqualTo(412);
        assertThat(blind.body()).contains("OperationOutcome", "If-Match");
        var named = entry.replace("\"method\":\"PUT\"", "\"method\":\"PUT\",\"ifMatch\":\"W/\\\"2\\\"\"");
        assertThat(laboratory.send("POST", "", named).statusCode()).isEqualTo(200);
        assertThat(header(laboratory.get(path), "ETag")).isEqualTo("W/\"3\"");
    }
}
