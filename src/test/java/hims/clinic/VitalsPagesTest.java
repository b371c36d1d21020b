package hims.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.Role;
import hims.scheduling.Token;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.Outpatients;
import hims.world.StaffDesk;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatabaseTest
class VitalsPagesTest {
    private final int port;
    private final Invitation invitations;
    private final Outpatients opd;
    private final Browsing mary;

    VitalsPagesTest(@LocalServerPort int port, Invitation invitations, Outpatients opd) {
        this.port = port;
        this.invitations = invitations;
        this.opd = opd;
        this.mary = StaffDesk.open(port, invitations, "Sr Mary Joseph", Role.NURSE, "LNH");
    }

    @Test
    void she_chooses_a_department_measures_and_is_led_to_the_next() {
        var first = opd.arrives(opd.ramesh());
        opd.arrives(opd.pinky());
        assertThat(mary.get("/clinic/vitals").body()).contains("Whom do you see before the doctor does?", "Medicine");
        assertThat(Browsing.location(mary.get("/clinic/vitals?queue=" + Outpatients.MEDICINE)))
                .isEqualTo("/clinic/vitals");
        assertThat(mary.get("/clinic/vitals").body()).contains(first.label(), "to measure");

        var form = mary.get(path(first)).body();
        assertThat(form).contains("VERMA, Ramesh", "usual 60 to 100", "Allergies not recorded", "autofocus");
        var saved = mary.post(path(first), Map.of("systolic", "158", "diastolic", "94", "weight", "71.5"));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(Browsing.location(saved)).startsWith("/clinic/vitals/").isNotEqualTo(path(first));
        assertThat(mary.get(path(first)).body()).contains("158/94", "H high", "71.5");
    }

    @ParameterizedTest
    @CsvSource({
        "temperature, 370, Must be from 20.0 to 46.0",
        "pulse, eighty, Please type a number",
        "pulse, 84.5, No decimals",
        "pulse, <script>alert(1)</script>, Please type a number",
        "systolic, 120, A blood pressure has two numbers",
        "pulse, 290, Hardly ever seen at this age"
    })
    void each_wrong_value_is_told_at_the_field_and_nothing_typed_is_lost(String field, String typed, String message) {
        var token = opd.arrives(opd.ramesh());
        mary.get(path(token));
        var answer = mary.post(path(token), Map.of("respiration", "18", field, typed));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(message, "value=\"18\"", "-error\"").doesNotContain("<script>alert");
    }

    @Test
    void an_empty_form_says_what_is_missing() {
        var token = opd.arrives(opd.ramesh());
        mary.get(path(token));
        assertThat(mary.post(path(token), Map.of()).body()).contains("Type at least one value");
    }

    @Test
    void an_unusual_value_is_taken_when_it_was_measured_twice_and_a_doctor_is_called() {
        var token = opd.arrives(opd.ramesh());
        mary.get(path(token));
        var typed = new HashMap<>(Map.of("pulse", "290"));
        assertThat(mary.post(path(token), typed).body()).contains("pulse-twice", "Measured twice");
        typed.put("pulse-twice", "on");
        var saved = mary.submit(path(token), typed);
        assertThat(saved.body()).contains("Tell a doctor now.", "Pulse 290");
    }

    @Test
    void hindi_digits_are_taken_and_the_page_speaks_hindi() {
        var token = opd.arrives(opd.ramesh());
        mary.get(path(token));
        mary.post("/language", Map.of("language", "hi", "back", path(token)));
        assertThat(mary.get(path(token)).body())
                .contains("तापमान", "सहेजें, अगला")
                .doesNotContain("Save and next");
        mary.post(path(token), Map.of("temperature", "३८.६"));
        assertThat(mary.get(path(token)).body()).contains("38.6");
    }

    @Test
    void a_child_is_asked_for_what_children_are_measured_by() {
        var token = opd.arrives(opd.pinky());
        assertThat(mary.get(path(token)).body()).contains("Head circumference").doesNotContain("Mid-upper arm");
        mary.post(path(token), Map.of("weight", "18.2", "height", "110"));
        assertThat(mary.get(path(token)).body()).contains("15.0 kg/m² at 5y 3m", "Not compared with growth curves");
    }

    @Test
    void no_known_allergies_is_one_press() {
        var token = opd.arrives(opd.ramesh());
        mary.get(path(token));
        mary.post(path(token) + "/no-allergies", Map.of());
        assertThat(mary.get(path(token)).body())
                .contains("No known allergies", "Sr Mary Joseph")
                .doesNotContain("Ask now");
    }

    @Test
    void the_nurse_records_an_allergy_that_she_found_by_its_word() {
        var token = opd.arrives(opd.ramesh());
        assertThat(mary.get(path(token)).body()).contains(path(token) + "/allergies");
        var at = path(token) + "/allergies";
        mary.get(at);
        assertThat(mary.post(at, Map.of("q", "")).body()).contains("Please fill this in");
        assertThat(mary.post(at, Map.of("q", "xyzzy")).body()).contains("Nothing known fits xyzzy");
        assertThat(mary.post(at, Map.of("q", "penicillin")).body()).contains("value=\"penicillins\"");
        var half = mary.post(at, Map.of("q", "penicillin", "allergy-code", "penicillins"));
        assertThat(half.statusCode()).isEqualTo(422);
        assertThat(half.body()).contains("value=\"penicillin\"", "value=\"penicillins\" checked");
        var whole = Map.of(
                "allergy-code", "penicillins", "allergy-reaction", "anaphylaxis", "allergy-certainty", "REPORTED");
        assertThat(mary.submit(at, whole).body()).contains("Allergy recorded", "Penicillins");
        mary.get(at);
        assertThat(mary.post(at, whole).body()).contains("on the list already");
    }

    @Test
    void a_token_of_another_hospital_and_one_made_up_do_not_exist() {
        var token = opd.arrives(opd.ramesh());
        var gtb = StaffDesk.open(port, invitations, "Sr Asha Rani", Role.NURSE, "GTB");
        assertThat(gtb.get(path(token)).statusCode()).isEqualTo(404);
        gtb.get("/clinic/vitals");
        assertThat(gtb.post(path(token), Map.of("pulse", "84")).statusCode()).isEqualTo(404);
        assertThat(mary.get("/clinic/vitals/not-an-id").statusCode()).isEqualTo(404);
        assertThat(mary.get("/clinic/vitals/00000000-0000-0000-0000-000000000000")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void who_may_not_measure_is_refused() {
        var clerk = StaffDesk.open(port, invitations, "Pooja Sharma", Role.REGISTRATION_CLERK, "LNH");
        assertThat(clerk.get("/clinic/vitals").statusCode()).isEqualTo(403);
    }

    private static String path(Token token) {
        return "/clinic/vitals/" + token.id();
    }
}
