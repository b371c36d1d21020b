package hims.person.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hims.access.Actor;
import hims.access.Invitation;
import hims.access.Role;
import hims.access.UnitId;
import hims.platform.Rejected;
import hims.world.DatabaseTest;
import hims.world.Registered;
import hims.world.StaffDesk;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the scorecard counts, and that each figure leads to its people. */
@DatabaseTest
class ScorecardTest {
    private final Scorecard scorecard;
    private final Registered registered;
    private final Invitation invitations;
    private final int port;
    private final Actor usha = Registered.staff("Usha Rawat", Role.IDENTITY_OFFICER, "LNH");

    ScorecardTest(Scorecard scorecard, Registered registered, Invitation invitations, @LocalServerPort int port) {
        this.scorecard = scorecard;
        this.registered = registered;
        this.invitations = invitations;
        this.port = port;
    }

    @Test
    void a_person_without_phone_and_relative_is_counted_and_found_behind_the_figure() {
        var month = scorecard.thisMonth();
        var one = registered.person("Tulsibai", "Meshram", 52, "");
        registered.person("Anasuya", "Tirkey", 31, "9999999999");
        scorecard.count(month);
        var line = scorecard.lines(month, usha).stream()
                .filter(some -> some.facility().equals(UnitId.of("LNH")))
                .findFirst()
                .orElseThrow();
        assertThat(line.count(Measure.NO_PHONE)).isGreaterThanOrEqualTo(2);
        assertThat(line.count(Measure.NO_RELATIVE)).isGreaterThanOrEqualTo(2);
        assertThat(scorecard.behind(month, line.facility(), line.desk(), Measure.NO_PHONE, usha))
                .anyMatch(person -> person.id().equals(one));
    }

    @Test
    void a_number_of_seven_people_is_crowded() {
        var month = scorecard.thisMonth();
        for (var given : new String[] {"Asmita", "Bijoya", "Chitra", "Durga", "Eshwari", "Falguni", "Girija"}) {
            registered.person(given, given + "kar", 30 + given.length(), "9811155555");
        }
        scorecard.count(month);
        assertThat(scorecard.lines(month, usha))
                .anyMatch(line -> line.count(Measure.CROWDED_PHONE) >= 7
                        && scorecard
                                        .behind(month, line.facility(), line.desk(), Measure.CROWDED_PHONE, usha)
                                        .size()
                                >= 7);
    }

    @Test
    void only_the_identity_officer_sees_it_in_both_languages() {
        registered.person("Kokila", "Salvi", 41, "");
        scorecard.count(scorecard.thisMonth());
        assertThatThrownBy(() -> scorecard.lines(
                        scorecard.thisMonth(), Registered.staff("Rekha Negi", Role.REGISTRATION_CLERK, "LNH")))
                .isInstanceOf(Rejected.class);
        var usha = StaffDesk.open(port, invitations, "Usha Rawat", Role.IDENTITY_OFFICER, "LNH");
        assertThat(usha.get("/person/scorecard?month=never").body()).contains("Quality of registration", "As of");
        usha.post("/language", Map.of("language", "hi", "back", "/"));
        assertThat(usha.get("/person/scorecard").body()).contains("पंजीकरण की गुणवत्ता");
        assertThat(usha.get("/person/surveys").body()).contains("सर्वेक्षण फ़ाइल");
    }
}
