package hims.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.Role;
import hims.scheduling.Token;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.Outpatients;
import hims.world.StaffDesk;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatabaseTest
class ConsultationPagesTest {
    private static final Pattern LINE = Pattern.compile("name=\"line-id\" value=\"([0-9a-f-]{36})\"");
    private static final Pattern FINDING = Pattern.compile("name=\"(finding\\.[0-9a-f]+\\.)reason\"");
    private static final Pattern RULE = Pattern.compile("name=\"finding\\.[0-9a-f]+\\.rule\" value=\"([^\"]+)\"");
    private static final Pattern OF_LINE =
            Pattern.compile("name=\"finding\\.[0-9a-f]+\\.line\" value=\"([0-9a-f-]{36})\"");

    private final int port;
    private final Invitation invitations;
    private final Outpatients opd;
    private final Browsing ananya;
    private final Token token;

    ConsultationPagesTest(@LocalServerPort int port, Invitation invitations, Outpatients opd) {
        this.port = port;
        this.invitations = invitations;
        this.opd = opd;
        this.ananya = StaffDesk.open(port, invitations, "Dr Ananya Sen", Role.DOCTOR, "LNH");
        this.token = opd.arrives(opd.ramesh());
    }

    @Test
    void from_the_open_draft_to_the_printed_prescription() {
        var page = show();
        assertThat(page).contains("VERMA, Ramesh", "Complaint", "Allergies not recorded", "Sign for VERMA, Ramesh");
        assertThat(press("search", Map.of("q", "sugar"))).contains("E11.9");
        assertThat(press("diagnosis:I10", Map.of("complaint", "Headache"))).contains("Essential hypertension");
        addMedicine("amlodipine-5mg-tablet", "Headache");
        assertThat(show()).contains("amlodipine", "Sign 1 order for VERMA, Ramesh", ">Headache</textarea>");
        var signed = submit("/signature", Map.of("complaint", "Headache"));
        assertThat(signed).contains("Print prescription RX", token.label() + " is done");
        assertThat(Browsing.location(ananya.get(path()))).isEqualTo(path() + "/signature");
        assertThat(opd.count("select count(*) from pharmacy.prescription where person_id = :id", token.person()))
                .isEqualTo(1);
    }

    @Test
    void what_the_page_shows_is_read_in_one_transaction_with_its_audit_rows() {
        show();
        assertThat(opd.count(
                        "select count(*) from audit.event where patient = :id and role = 'DOCTOR'", token.person()))
                .isGreaterThan(1);
        assertThat(opd.count(
                        "select count(distinct txid) from audit.event where patient = :id and role = 'DOCTOR'",
                        token.person()))
                .isEqualTo(1);
    }

    @Test
    void the_signature_pressed_twice_is_one() {
        press("diagnosis:I10", Map.of());
        addMedicine("amlodipine-5mg-tablet");
        var typed = Map.of("complaint", "Headache", "_key", UUID.randomUUID().toString());
        assertThat(post("/signature", typed).statusCode()).isEqualTo(303);
        assertThat(post("/signature", typed).statusCode()).isEqualTo(303);
        assertThat(opd.count("select count(*) from pharmacy.prescription where person_id = :id", token.person()))
                .isEqualTo(1);
    }

    @Test
    void what_is_typed_is_kept_and_outlives_the_session() {
        show();
        assertThat(post("/draft", Map.of("complaint", "Cough 5 days", "reviewOn", "+7d"))
                        .statusCode())
                .isEqualTo(303);
        ananya.loseSession();
        assertThat(ananya.get(path()).statusCode()).isEqualTo(302);
        assertThat(opd.count("""
                        select count(*) from chart.draft
                        where patient = :id and content -> 'note' ->> 'complaint' = 'Cough 5 days'
                        """, token.person())).isEqualTo(1);
    }

    @Test
    void a_stop_is_shown_in_its_line_and_signed_only_with_a_reason() {
        press("allergen:amoxicillin", Map.of());
        press(
                "add-allergy",
                Map.of(
                        "allergy-code",
                        "amoxicillin",
                        "allergy-reaction",
                        "anaphylaxis",
                        "allergy-certainty",
                        "CONFIRMED"));
        assertThat(show()).contains("Amoxicillin — Anaphylaxis");
        addMedicine("amoxicillin-500mg-capsule");
        var page = show();
        assertThat(page).contains("h-basket__line--stop", "1 stop", "Keep with reason");
        var refused = post("/signature", Map.of("complaint", "Cough"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("has a warning without a reason", ">Cough</textarea>");

        var prefix = found(FINDING, page);
        var typed = new HashMap<>(Map.of("complaint", "Cough"));
        typed.put(prefix + "line", found(OF_LINE, page));
        typed.put(prefix + "rule", found(RULE, page).replace("&gt;", ">"));
        typed.put(prefix + "reason", "ALLERGY_DOUBTFUL");
        typed.put(prefix + "note", "Took it in 2024");
        assertThat(submit("/signature", typed)).contains("Print prescription");
        assertThat(opd.count("""
                        select count(*) from pharmacy.check_override o
                        join pharmacy.prescription_line l on l.id = o.line_id
                        join pharmacy.prescription p on p.id = l.prescription_id
                        where p.person_id = :id and o.note = 'Took it in 2024'
                        """, token.person())).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "line-dose, '', Please fill this in",
        "line-dose, 0.3, Can only be measured in steps of 0.25",
        "line-dose, -1, Must be from",
        "line-dose, one, Please type a number",
        "line-days, 400, Must be from 1 to 366",
        "line-route, IV, Please choose from the list",
        "line-frequency, HOURLY, Please choose from the list",
        "line-instruction, poison, Please choose from the list"
    })
    void each_wrong_field_of_a_medicine_is_told_and_the_note_is_kept(String field, String typed, String message) {
        show();
        var line = line("amlodipine-5mg-tablet");
        line.put(field, typed);
        line.put("complaint", "Headache");
        line.put("act", "add-medicine");
        var answer = post("/basket", line);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(message, "f-" + field + "-error", ">Headache</textarea>");
        assertThat(show()).contains(">Headache</textarea>").doesNotContain("Sign 1 order");
    }

    @Test
    void hindi_digits_and_words_are_understood() {
        assertThat(press("search", Map.of("q", "बीपी"))).contains("I10");
        var line = line("amlodipine-5mg-tablet");
        line.put("line-days", "३०");
        line.put("line-dose", "१");
        press("add-medicine", line);
        assertThat(show()).contains("30 days");
    }

    @Test
    void a_note_that_is_too_long_is_refused_with_the_limit_and_the_kept_one_stays() {
        press("", Map.of("complaint", "Headache"));
        var answer = post("/basket", Map.of("act", "", "complaint", "a".repeat(4001)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("At most 4,000 characters").contains("a".repeat(4001));
        assertThat(show()).contains(">Headache</textarea>");
    }

    @Test
    void script_is_shown_as_text() {
        press("", Map.of("complaint", "</textarea><script>alert(1)</script>"));
        assertThat(show()).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
        assertThat(press("search", Map.of("q", "<script>alert(2)</script>"))).doesNotContain("<script>alert");
        assertThat(submit("/signature", Map.of("complaint", "<b>x</b>"))).contains("is done");
    }

    @ParameterizedTest
    @CsvSource({
        "diagnosis:XXX",
        "drop:not-an-id",
        "drop-diagnosis:Q99",
        "medicine:stardust",
        "edit:nothing",
        "allergen:love",
        "nonsense"
    })
    void made_up_acts_change_nothing(String act) {
        var answer = post("/basket", Map.of("act", act));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(show()).contains("Diagnoses, 0", "Medicines, 0");
    }

    @Test
    void no_known_allergies_is_one_press_and_leaves_the_words_alone() {
        press("", Map.of("complaint", "Headache"));
        assertThat(ananya.submit(path() + "/basket", Map.of("act", "no-allergies"))
                        .body())
                .contains("No known allergies", ">Headache</textarea>")
                .doesNotContain("Allergies not recorded");
    }

    /** The first button of a form is pressed by Enter in any of its fields. */
    @Test
    void enter_in_the_search_box_searches() {
        var page = show();
        var form = page.substring(page.indexOf("id=\"workspace\""));
        assertThat(found(Pattern.compile("<button[^>]*name=\"act\" value=\"([^\"]+)\""), form))
                .isEqualTo("search");
        assertThat(page).doesNotContain("form=\"workspace\"");
    }

    @Test
    void an_open_medicine_must_be_added_before_signing() {
        show();
        var typed = line("amlodipine-5mg-tablet");
        typed.put("complaint", "Headache");
        var answer = post("/signature", typed);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Add this first, or close it", ">Headache</textarea>");
    }

    @Test
    void nothing_cannot_be_signed() {
        show();
        var answer = post("/signature", Map.of());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("a symptom alone is enough");
    }

    @Test
    void to_a_doctor_of_another_hospital_the_token_does_not_exist() {
        var rafiq = StaffDesk.open(port, invitations, "Dr Rafiq Iqbal", Role.DOCTOR, "GTB");
        assertThat(rafiq.get(path()).statusCode()).isEqualTo(404);
        rafiq.get("/scheduling/queue");
        assertThat(rafiq.post(path() + "/basket", Map.of("act", "diagnosis:I10"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(rafiq.post(path() + "/signature", Map.of("complaint", "x")).statusCode())
                .isEqualTo(404);
        assertThat(ananya.get("/clinic/consultations/not-an-id").statusCode()).isEqualTo(404);
    }

    @Test
    void a_nurse_does_not_consult() {
        var mary = StaffDesk.open(port, invitations, "Sr Mary Joseph", Role.NURSE, "LNH");
        assertThat(mary.get(path()).statusCode()).isEqualTo(403);
        assertThat(mary.get("/clinic/consultations/search?q=para").statusCode()).isEqualTo(403);
    }

    @Test
    void the_whole_story_is_a_tab_and_an_edited_link_begins_at_the_start() {
        assertThat(ananya.get(path() + "?tab=story&from=nonsense").body()).contains("Medicine OPD", "Visit");
    }

    @Test
    void without_a_room_one_is_led_to_open_it_and_the_page_speaks_hindi() {
        assertThat(Browsing.location(ananya.get("/clinic"))).isEqualTo("/scheduling/queue?back=/clinic");
        show();
        ananya.post("/language", Map.of("language", "hi", "back", path()));
        assertThat(show()).contains("शिकायत", "के लिए हस्ताक्षर").doesNotContain("Complaint");
    }

    private void addMedicine(String code) {
        addMedicine(code, "");
    }

    private void addMedicine(String code, String complaint) {
        var line = line(code, complaint);
        line.put("complaint", complaint);
        press("add-medicine", line);
    }

    private Map<String, String> line(String code) {
        return line(code, "");
    }

    private Map<String, String> line(String code, String complaint) {
        var form = press("medicine:" + code, Map.of("complaint", complaint));
        return new HashMap<>(Map.of(
                "line-id", found(LINE, form),
                "line-medicine", code,
                "line-dose", "1",
                "line-route", "PO",
                "line-frequency", "OD",
                "line-days", "30"));
    }

    private String press(String act, Map<String, String> fields) {
        show();
        var typed = new HashMap<>(fields);
        typed.put("act", act);
        return submit("/basket", typed);
    }

    private String submit(String to, Map<String, String> fields) {
        return ananya.submit(path() + to, whole(fields)).body();
    }

    private HttpResponse<String> post(String to, Map<String, String> fields) {
        return ananya.post(path() + to, whole(fields));
    }

    /** The form always says that the words are in it. */
    private static Map<String, String> whole(Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("words", "1");
        return all;
    }

    private String show() {
        return ananya.get(path()).body();
    }

    private String path() {
        return "/clinic/consultations/" + token.id();
    }

    private static String found(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).as("%s in %s", pattern, page).isTrue();
        return found.group(1);
    }
}
