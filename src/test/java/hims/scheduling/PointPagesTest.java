package hims.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.Role;
import hims.access.UnitId;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.Form;
import hims.world.StaffDesk;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Choosing where one works (SCH-23). */
@DatabaseTest
class PointPagesTest {
    private static final String MEDICINE = QueueId.of("JPCH/MED-OPD").toString();

    private final int port;
    private final Invitation invitations;

    PointPagesTest(@LocalServerPort int port, Invitation invitations) {
        this.port = port;
        this.invitations = invitations;
    }

    @Test
    void the_place_she_is_posted_to_is_proposed_and_afterwards_the_one_she_chose_last() {
        var ananya = StaffDesk.open(port, invitations, "Dr Ananya Sen", Role.DOCTOR, "JPCH/MED-OPD/R12");
        assertThat(proposed(ananya))
                .isEqualTo(MEDICINE + "/" + UnitId.of("JPCH/MED-OPD/R12").value());
        var other = MEDICINE + "/" + UnitId.of("JPCH/MED-OPD/R13").value();
        var opened = ananya.post("/scheduling/points", Map.of("place", other, "back", "/scheduling/queue"));
        assertThat(opened.statusCode()).isEqualTo(303);
        var point = ServicePointId.of(QueueId.of("JPCH/MED-OPD"), UnitId.of("JPCH/MED-OPD/R13"));
        ananya.post("/scheduling/points/" + point + "/closures", Map.of("_key", Opd.key()));
        assertThat(proposed(ananya)).isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nowhere", "a/b", "<script>alert(1)</script>"})
    void no_place_and_a_made_up_one_are_told_in_words(String place) {
        var ananya = StaffDesk.open(port, invitations, "Dr Ananya Sen", Role.DOCTOR, "JPCH");
        ananya.get("/scheduling/queue");
        var answer = ananya.post("/scheduling/points", Map.of("place", place, "back", "/scheduling/queue"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Choose the room or counter where you work")
                .doesNotContain("<script>alert");
    }

    @Test
    void a_hospital_is_no_room() {
        var ananya = StaffDesk.open(port, invitations, "Dr Ananya Sen", Role.DOCTOR, "JPCH");
        ananya.get("/scheduling/queue");
        var place = MEDICINE + "/" + UnitId.of("JPCH").value();
        assertThat(ananya.post("/scheduling/points", Map.of("place", place, "back", "/"))
                        .statusCode())
                .isEqualTo(404);
    }

    private static String proposed(Browsing browser) {
        var form = Form.on(browser.get("/scheduling/queue").body(), "/scheduling/points");
        return form.getOrDefault("place", "");
    }
}
