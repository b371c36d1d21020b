package hims.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Actor;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.fhir.Hospital.Program;
import hims.fhir.Hospital.Wire;
import hims.platform.Ids;
import hims.world.DatabaseTest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatabaseTest
class TokenTest {
    private static final String SCOPES = "system/Observation.rs system/Patient.r";

    private final int port;
    private final Hospital hospital;
    private final Clients clients;
    private final Program laboratory;

    TokenTest(@LocalServerPort int port, Hospital hospital, Clients clients) {
        this.port = port;
        this.hospital = hospital;
        this.clients = clients;
        this.laboratory = hospital.program("LNH", SCOPES);
    }

    private int status(Map<String, Object> claims, String scopes) {
        return Hospital.ask(port, Hospital.assertion(laboratory, claims), scopes)
                .statusCode();
    }

    private Map<String, Object> claims(String name, Object value) {
        var claims = new HashMap<>(Hospital.claims(port, laboratory));
        claims.put(name, value);
        return claims;
    }

    @Test
    void a_good_assertion_gives_a_token_for_what_it_asks() {
        var answer = Hospital.ask(
                port, Hospital.assertion(laboratory, Hospital.claims(port, laboratory)), "system/Observation.r");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"scope\":\"system/Observation.r\"", "\"expires_in\":300");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void an_assertion_is_good_once() {
        var assertion = Hospital.assertion(laboratory, Hospital.claims(port, laboratory));
        assertThat(Hospital.ask(port, assertion, SCOPES).statusCode()).isEqualTo(200);
        assertThat(Hospital.ask(port, assertion, SCOPES).statusCode()).isEqualTo(401);
    }

    @Test
    void what_is_stale_or_meant_for_others_or_too_wide_is_refused() {
        assertThat(status(claims("aud", "https://elsewhere/token"), SCOPES)).isEqualTo(401);
        assertThat(status(claims("exp", Instant.now().minusSeconds(120).getEpochSecond()), SCOPES))
                .isEqualTo(401);
        assertThat(status(claims("exp", Instant.now().plusSeconds(3600).getEpochSecond()), SCOPES))
                .isEqualTo(401);
        assertThat(status(claims("sub", Ids.next().toString()), SCOPES)).isEqualTo(401);
        assertThat(status(claims("jti", ""), SCOPES)).isEqualTo(401);
        assertThat(status(Hospital.claims(port, laboratory), "system/*.cruds")).isEqualTo(400);
        assertThat(status(Hospital.claims(port, laboratory), "user/everything")).isEqualTo(400);
    }

    @Test
    void a_signature_of_another_key_or_none_is_refused() {
        var stranger =
                new Program(laboratory.id(), hospital.program("LNH", SCOPES).key());
        var forged = Hospital.assertion(stranger, Hospital.claims(port, laboratory));
        assertThat(Hospital.ask(port, forged, SCOPES).statusCode()).isEqualTo(401);
        var unsigned = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + forged.substring(forged.indexOf('.'), forged.lastIndexOf('.') + 1);
        assertThat(Hospital.ask(port, unsigned, SCOPES).statusCode()).isEqualTo(401);
    }

    @Test
    void a_closed_program_gets_no_token() {
        var administrator =
                new Actor(new UserId(Ids.next()), "Admin", Role.ADMINISTRATOR, UnitId.of("LNH"), null, "test", "local");
        clients.close(laboratory.id(), administrator);
        assertThat(status(Hospital.claims(port, laboratory), SCOPES)).isEqualTo(401);
    }

    @Test
    void a_token_that_was_changed_is_none() {
        var token = Hospital.token(port, laboratory, SCOPES);
        var changed = token.substring(0, 30) + (token.charAt(30) == 'A' ? 'B' : 'A') + token.substring(31);
        assertThat(new Wire(port, token).get("/Observation/x").statusCode()).isEqualTo(404);
        assertThat(new Wire(port, changed).get("/Observation/x").statusCode()).isEqualTo(401);
    }
}
