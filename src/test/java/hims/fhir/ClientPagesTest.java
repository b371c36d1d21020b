package hims.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import hims.access.Invitation;
import hims.access.Role;
import hims.access.UnitId;
import hims.fhir.Hospital.Program;
import hims.world.AtOnce;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.Form;
import hims.world.StaffDesk;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ClientPagesTest {
    private static final String PATH = "/fhir-clients";

    private final int port;
    private final Invitation invitations;
    private final JdbcClient jdbc;
    private final Browsing vikram;
    private final ECKey key;

    ClientPagesTest(@LocalServerPort int port, Invitation invitations, JdbcClient jdbc) throws JOSEException {
        this.port = port;
        this.invitations = invitations;
        this.jdbc = jdbc;
        this.vikram = StaffDesk.open(port, invitations, "Vikram Bhatia", Role.ADMINISTRATOR, "LNH");
        this.key = new ECKeyGenerator(Curve.P_384).keyID("k1").generate();
    }

    private Map<String, String> fields(String name) {
        var fields = new HashMap<>(Form.on(vikram.get(PATH + "/new").body(), PATH));
        fields.remove("_csrf");
        fields.putAll(Map.of(
                "name",
                name,
                "facility",
                UnitId.of("LNH").toString(),
                "read.Observation",
                "yes",
                "write.Observation",
                "yes",
                "read.Patient",
                "yes",
                "jwks",
                key.toPublicJWK().toJSONString()));
        return fields;
    }

    private long registered(String name) {
        return jdbc.sql("select count(*) from fhir.client where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    @Test
    void a_program_registered_here_gets_a_token_and_none_once_it_is_closed() {
        var sent = vikram.post(PATH, fields("Laboratory A"));
        var path = URI.create(Browsing.location(sent)).getPath();
        var page = vikram.get(path).body();
        assertThat(page).contains("/oauth2/token", "system/Observation.cruds", "system/Patient.rs", "Laboratory A");
        var program = new Program(new ClientId(UUID.fromString(path.substring(path.lastIndexOf('/') + 1))), key);
        assertThat(page).contains(program.id().toString());
        assertThat(Hospital.token(port, program, "system/Observation.r")).isNotEmpty();
        assertThat(vikram.submit(path + "/closure", Map.of()).body()).contains("Closed");
        assertThat(Hospital.token(port, program, "system/Observation.r")).isEmpty();
        assertThat(vikram.get(PATH).body()).contains("Laboratory A");
    }

    @Test
    void a_suspended_program_gets_no_token_until_it_is_let_in_again() {
        var program = program("Laboratory E");
        assertThat(vikram.get(path(program)).body()).contains("<dd>Never</dd>");
        assertThat(Hospital.token(port, program, "system/Observation.r")).isNotEmpty();
        assertThat(vikram.submit(path(program) + "/suspension", Map.of()).body())
                .contains("Suspended")
                .doesNotContain("<dd>Never</dd>");
        assertThat(Hospital.token(port, program, "system/Observation.r")).isEmpty();
        assertThat(vikram.submit(path(program) + "/resumption", Map.of()).body())
                .contains("Active");
        assertThat(Hospital.token(port, program, "system/Observation.r")).isNotEmpty();
        vikram.submit(path(program) + "/closure", Map.of());
        assertThat(vikram.post(path(program) + "/resumption", Map.of()).statusCode())
                .isEqualTo(409);
        assertThat(Hospital.token(port, program, "system/Observation.r")).isEmpty();
    }

    @Test
    void new_keys_take_the_place_of_the_old_and_a_wrong_one_is_told_at_its_field() throws JOSEException {
        var program = program("Laboratory F");
        var next = new ECKeyGenerator(Curve.P_384).keyID("k2").generate();
        var secret = vikram.post(path(program) + "/keys", Map.of("jwks", next.toJSONString()));
        assertThat(secret.statusCode()).isEqualTo(422);
        assertThat(Form.plain(secret.body())).contains("f-jwks-error", "no private key", next.toJSONString());
        var renewed = vikram.submit(
                path(program) + "/keys", Map.of("jwks", next.toPublicJWK().toJSONString()));
        assertThat(renewed.body()).contains(">k2<").doesNotContain(">k1<");
        assertThat(Hospital.token(port, program, "system/Observation.r")).isEmpty();
        assertThat(Hospital.token(port, new Program(program.id(), next), "system/Observation.r"))
                .isNotEmpty();
    }

    private Program program(String name) {
        var sent =
                URI.create(Browsing.location(vikram.post(PATH, fields(name)))).getPath();
        return new Program(new ClientId(UUID.fromString(sent.substring(sent.lastIndexOf('/') + 1))), key);
    }

    private static String path(Program program) {
        return PATH + "/" + program.id();
    }

    @Test
    void pressed_many_times_it_is_registered_once() throws Exception {
        var fields = fields("Laboratory B");
        AtOnce.times(10, () -> vikram.post(PATH, fields));
        assertThat(registered("Laboratory B")).isEqualTo(1);
    }

    @Test
    void every_error_stands_at_its_field_and_nothing_typed_is_lost() {
        var fields = fields("Laboratory C");
        fields.remove("read.Observation");
        fields.remove("write.Observation");
        fields.remove("read.Patient");
        fields.put("jwks", key.toJSONString()); // with its private half
        var none = vikram.post(PATH, fields);
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("Choose at least one type", "Laboratory C");
        fields.put("read.all", "yes");
        var secret = vikram.post(PATH, fields);
        assertThat(secret.statusCode()).isEqualTo(422);
        assertThat(Form.plain(secret.body())).contains("f-jwks-error", "no private key", key.toJSONString());
        assertThat(Form.on(secret.body(), PATH)).containsEntry("read.all", "yes");
        fields.put("jwks", "123456789012 is no key");
        assertThat(vikram.post(PATH, fields).body()).contains("f-jwks-error", "123456789012 is no key");
        fields.put("facility", UnitId.of("GTB").toString());
        assertThat(vikram.post(PATH, fields).body()).contains("f-facility-error");
        assertThat(registered("Laboratory C")).isZero();
    }

    @Test
    void only_administrators_come_in_and_each_sees_her_own_hospital() {
        var doctor = StaffDesk.open(port, invitations, "Dr Ananya Rao", Role.DOCTOR, "LNH");
        assertThat(doctor.get(PATH).statusCode()).isEqualTo(403);
        assertThat(doctor.get(PATH + "/new").statusCode()).isEqualTo(403);
        assertThat(doctor.post(PATH, Map.of("name", "X")).statusCode()).isEqualTo(403);
        var sent = vikram.post(PATH, fields("Laboratory D"));
        var other = StaffDesk.open(port, invitations, "Asha Gill", Role.ADMINISTRATOR, "GTB");
        var path = URI.create(Browsing.location(sent)).getPath();
        assertThat(other.get(path).statusCode()).isEqualTo(404);
        assertThat(other.post(path + "/closure", Map.of()).statusCode()).isEqualTo(404);
        for (var act : List.of("/suspension", "/resumption", "/keys")) {
            assertThat(other.post(path + act, Map.of("jwks", "{}")).statusCode())
                    .isEqualTo(404);
        }
        assertThat(other.get(PATH).body()).doesNotContain("Laboratory D");
    }
}
