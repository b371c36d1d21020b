package hims.emergency;

import static hims.emergency.Casualty.GTB;
import static hims.emergency.Casualty.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.BreakGlassReason;
import hims.access.EmergencyAccess;
import hims.access.Role;
import hims.platform.Ids;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatabaseTest
class ReviewPagesTest {
    private final Browsing meena;
    private final String path;

    ReviewPagesTest(
            Casualty casualty,
            EmergencyOpening opening,
            EmergencyLook look,
            EmergencyAccess emergencies,
            @LocalServerPort int port) {
        var joseph = casualty.onDuty("Dr Joseph Lakra", Role.EMERGENCY_DOCTOR, GTB);
        var sunita = casualty.sunita();
        var why = new EmergencyOpening.Why(BreakGlassReason.TREATMENT_CANNOT_WAIT, "Status epilepticus", PASSWORD);
        opening.open(sunita, why, joseph, Ids.next().toString());
        look.look(sunita, joseph);
        this.path = "/emergency/reviews/"
                + emergencies.find(sunita, joseph).orElseThrow().id();
        this.meena = casualty.browser(casualty.onDuty("Meena Joshi", Role.PRIVACY_OFFICER, GTB), port);
    }

    @Test
    void her_day_begins_with_the_list_and_each_opening_tells_who_when_why_whom_and_what_was_seen() {
        assertThat(Browsing.location(meena.get("/"))).endsWith("/emergency/reviews");
        assertThat(meena.get("/emergency/reviews").body()).contains(path, "Dr Joseph Lakra", "Review by");
        assertThat(meena.get(path).body())
                .contains("Dr Joseph Lakra", "Emergency doctor", "Treatment cannot wait", "Status epilepticus")
                .contains("DEVI, Sunita", "Emergency view: allergies, conditions, medicines")
                .doesNotContain("Penicillins", "HIV");
    }

    @Test
    void a_verdict_takes_it_off_the_list_and_a_second_one_changes_nothing() {
        meena.get(path);
        var verdict = Map.of("verdict", "NOT_JUSTIFIED", "remarks", "कोई आपात स्थिति दर्ज नहीं");
        assertThat(meena.submit(path, verdict).body()).contains("Verdict saved").doesNotContain(path);
        assertThat(meena.submit(path, verdict).body()).contains("Somebody has reviewed this already");
        assertThat(meena.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "'',fine,Please fill this in",
        "MAYBE,fine,Please choose from the list",
        "NOT_JUSTIFIED,'',Please fill this in",
        "NOT_JUSTIFIED,'   ',Please fill this in"
    })
    void each_wrong_field_is_told_at_the_field(String verdict, String remarks, String message) {
        meena.get(path);
        var answer = meena.post(path, Map.of("verdict", verdict, "remarks", remarks));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(message);
        assertThat(meena.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void remarks_without_end_come_back_with_the_limit() {
        meena.get(path);
        var answer = meena.post(path, Map.of("verdict", "JUSTIFIED", "remarks", "<b>".repeat(400)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("At most 1,000 characters", "&lt;b").doesNotContain("<b><b>");
    }

    @Test
    void what_is_not_there_is_not_there() {
        assertThat(meena.get("/emergency/reviews/" + Ids.next()).statusCode()).isEqualTo(404);
        assertThat(meena.get("/emergency/reviews/none").statusCode()).isEqualTo(404);
    }
}
