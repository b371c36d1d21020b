package hims.portal;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Actor;
import hims.access.BreakGlassReason;
import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.access.UnitId;
import hims.access.UserId;
import hims.audit.Action;
import hims.audit.AuditEntry;
import hims.audit.AuditLog;
import hims.audit.SignedNow;
import hims.audit.Who;
import hims.person.Person;
import hims.platform.Ids;
import hims.record.AllergyFact;
import hims.record.ClinicalFact;
import hims.record.ClinicalRecord;
import hims.record.Coding;
import hims.record.Concept;
import hims.record.ConditionFact;
import hims.record.ConditionFact.Verification;
import hims.record.EncounterFact;
import hims.record.EncounterFact.Kind;
import hims.record.EncounterFact.Status;
import hims.record.EncounterFact.Where;
import hims.record.Occasion;
import hims.record.ResourceId;
import hims.record.Sensitivity;
import hims.terminology.Systems;
import hims.world.AtOnce;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import hims.world.Stranger;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class MyPagesTest {
    private static final Actor DR_ASHA = new Actor(
            new UserId(Ids.next()), "Dr Asha Verma", Role.DOCTOR, UnitId.of("LNH"), null, "test", "127.0.0.1");
    private final Instant thisMorning = Instant.now().minus(Duration.ofHours(2));

    private final int port;
    private final Citizens citizens;
    private final ClinicalRecord record;
    private final AuditLog audit;
    private final Invitation invitations;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final SignedNow signed;
    private final Browsing phone;

    MyPagesTest(
            @LocalServerPort int port,
            Citizens citizens,
            ClinicalRecord record,
            AuditLog audit,
            Invitation invitations,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            SignedNow signed) {
        this.port = port;
        this.citizens = citizens;
        this.record = record;
        this.audit = audit;
        this.invitations = invitations;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.signed = signed;
        this.phone = new Browsing(port);
    }

    private Person signedIn() {
        var lakshmi = citizens.lakshmi();
        citizens.signIn(lakshmi, phone);
        return lakshmi;
    }

    private void write(ClinicalFact... facts) {
        transaction.executeWithoutResult(
                _ -> record.createAll(Stream.of(facts).map(ClinicalFact::draft).toList(), DR_ASHA));
    }

    private EncounterFact visit(PersonId person) {
        return new EncounterFact(
                ResourceId.next(person),
                person,
                Kind.AMBULATORY,
                Status.FINISHED,
                new Where(UnitId.of("LNH"), "Lok Nayak Hospital", UnitId.of("LNH/MED-OPD"), "Medicine OPD"),
                "Fever",
                thisMorning,
                thisMorning.plusSeconds(600));
    }

    private static Occasion in(EncounterFact visit) {
        return new Occasion(visit.person(), visit.key(), visit.from(), DR_ASHA);
    }

    private static ConditionFact problem(EncounterFact visit, String icd10, String name, Set<Sensitivity> sensitive) {
        return new ConditionFact(
                in(visit),
                Concept.of(new Coding(Systems.ICD_10, icd10, name)),
                ConditionFact.List.PROBLEM_LIST,
                Verification.CONFIRMED,
                null,
                sensitive);
    }

    private static AllergyFact penicillins(EncounterFact visit) {
        return new AllergyFact(
                in(visit),
                Concept.of(new Coding(Systems.ALLERGEN, "penicillins", "Penicillins")),
                AllergyFact.Category.MEDICATION,
                AllergyFact.Criticality.HIGH,
                true,
                "Anaphylaxis");
    }

    private void acted(Actor by, Action action, String type, PersonId patient, String purpose) {
        var who = new Who(
                by.user().value(), by.name(), by.role().name(), by.facility().value(), "s", "n", purpose);
        transaction.executeWithoutResult(
                _ -> audit.append(AuditEntry.done(who, action, type, Ids.next(), patient.value())));
    }

    @Test
    void her_card_and_health_stand_on_the_first_page_in_her_language() {
        var lakshmi = signedIn();
        var visit = visit(lakshmi.id());
        write(visit, penicillins(visit), problem(visit, "E11", "Type 2 diabetes mellitus", Set.of()));

        var home = phone.get("/my").body();
        assertThat(home)
                .contains("Lakshmi Devi", lakshmi.healthId().grouped().replace(' ', '\u00a0'), "<svg", "Penicillins")
                .contains("data-app=\"keep\"", "Medicine OPD", "Lok Nayak Hospital");

        phone.post("/language", Map.of("language", "hi", "back", "/my"));
        assertThat(phone.get("/my").body()).contains("लक्ष्मी देवी", "पेनिसिलिन", "मेरी सेहत", "चालू");
        assertThat(phone.get("/my/record/problems").body()).doesNotContain("E11");
    }

    @Test
    void her_visits_are_told_in_words_without_a_code() {
        var lakshmi = signedIn();
        var visit = visit(lakshmi.id());
        write(visit, penicillins(visit), problem(visit, "E11", "Type 2 diabetes mellitus", Set.of()));

        assertThat(phone.get("/my/record").body())
                .contains(
                        "Doctor, Medicine OPD", "Lok Nayak Hospital", "Found:", "Allergy: Penicillins", "1 of 1 visits")
                .doesNotContain("E11", "encounter-diagnosis", "finished");
    }

    @Test
    void confidential_entries_are_closed_to_a_session_that_a_code_has_opened() {
        var lakshmi = signedIn();
        var visit = visit(lakshmi.id());
        write(
                visit,
                problem(visit, "B20", "HIV disease", Set.of(Sensitivity.HIV)),
                problem(visit, "F20", "Schizophrenia", Set.of()),
                problem(visit, "E11", "Type 2 diabetes mellitus", Set.of()));

        for (var page : List.of("/my", "/my/record", "/my/record/problems", "/my/card", "/my/card/kept")) {
            assertThat(phone.get(page).body()).as(page).doesNotContain("HIV", "Schizo");
        }
        assertThat(phone.get("/my/record").body()).contains("Some private matters are never shown on a phone");
    }

    @Test
    void who_looked_says_who_where_when_and_why_with_emergencies_first() {
        var lakshmi = signedIn();
        write(visit(lakshmi.id()));
        var duty = new Actor(
                new UserId(Ids.next()), "Dr Omar Khan", Role.EMERGENCY_DOCTOR, UnitId.of("GTB"), null, "s", "n");
        opened(duty, lakshmi.id());
        acted(duty, Action.READ, "record", lakshmi.id(), "ETREAT");
        acted(DR_ASHA, Action.READ, "record", lakshmi.id(), "TREAT");

        var page = phone.get("/my/who-looked").body();
        assertThat(page)
                .contains("Emergency doctor, Guru Teg Bahadur Hospital", "Dr Omar Khan: ", "saw your record")
                .contains("Reason given: treatment could not wait", "Emergency opening")
                .contains("Doctor, Lok Nayak Hospital", "Because of your visit there")
                .contains("Registration clerk, Lok Nayak Hospital", "made or changed your card");
        assertThat(page.indexOf("Dr Omar Khan")).isLessThan(page.indexOf("Dr Asha Verma"));
        assertThat(phone.get("/my/who-looked?show=unlinked").body())
                .contains("Dr Omar Khan")
                .doesNotContain("Asha");
    }

    @Test
    void the_list_comes_with_proofs_that_a_stranger_can_check() throws IOException {
        var lakshmi = signedIn();
        acted(DR_ASHA, Action.READ, "record", lakshmi.id(), "TREAT");
        signed.until(() -> phone.get("/my/who-looked/proofs").body().contains("\"role\":\"DOCTOR\""));
        var file = phone.get("/my/who-looked/proofs").body();
        assertThat(file).contains(lakshmi.id().toString()).doesNotContain("Asha");
        var answer = Stranger.verifies("proofs", Files.writeString(Files.createTempFile("proofs", ".json"), file));
        assertThat(answer.said()).contains("RIGHT: ");
        assertThat(answer.exit()).isZero();
    }

    @Test
    void she_asks_about_a_line_and_reads_the_answer_there() throws Exception {
        var lakshmi = signedIn();
        acted(DR_ASHA, Action.READ, "record", lakshmi.id(), "TREAT");
        var seq = jdbc.sql("select max(seq) from audit.event where patient = :id and role = 'DOCTOR'")
                .param("id", lakshmi.id().value())
                .query(Long.class)
                .single();
        var form = "/my/who-looked/" + seq + "/question";
        assertThat(phone.get("/my/who-looked").body()).contains(form);
        assertThat(phone.post(form, Map.of("words", "")).statusCode()).isEqualTo(422);
        phone.get(form);
        AtOnce.times(50, () -> phone.post(form, Map.of("words", "मैं उस दिन अस्पताल में नहीं थी <b>")));
        assertThat(phone.get("/my/who-looked").body()).contains("Will be answered by", "नहीं थी &lt;b&gt;");

        var leela = StaffDesk.open(port, invitations, "Leela Menon", Role.PRIVACY_OFFICER, "LNH");
        var ids = jdbc.sql("select id::text from privacy.question where person = :id")
                .param("id", lakshmi.id().value())
                .query(String.class)
                .list();
        assertThat(ids).hasSize(1);
        var page = "/privacy/questions/" + ids.getFirst();
        assertThat(leela.get("/privacy/questions").body()).contains(page);
        assertThat(leela.get(page).body()).contains("Dr Asha Verma", "नहीं थी &lt;b&gt;");
        leela.submit(page, Map.of("answer", "She read your report in the evening."));
        assertThat(leela.get("/privacy/questions").body()).doesNotContain(page);
        assertThat(phone.get("/my/who-looked").body()).contains("She read your report in the evening.");
    }

    @Test
    void nobody_asks_about_a_line_of_somebody_elses_list() {
        var other = citizens.lakshmi();
        acted(DR_ASHA, Action.READ, "record", other.id(), "TREAT");
        var seq = jdbc.sql("select max(seq) from audit.event where patient = :id")
                .param("id", other.id().value())
                .query(Long.class)
                .single();
        signedIn();
        var form = "/my/who-looked/" + seq + "/question";
        phone.get(form);
        assertThat(phone.submit(form, Map.of("words", "Why?")).statusCode()).isEqualTo(404);
    }

    private void opened(Actor by, PersonId patient) {
        jdbc.sql("""
                insert into access.break_glass (id, patient, user_id, user_name, role, facility, reason, explanation, opened_at, closes_at)
                values (:id, :patient, :user, :name, 'EMERGENCY_DOCTOR', :facility, :reason, 'x', now(), now() + interval '4 h')
                """)
                .param("id", Ids.next())
                .param("patient", patient.value())
                .param("user", by.user().value())
                .param("name", by.name())
                .param("facility", by.facility().value())
                .param("reason", BreakGlassReason.TREATMENT_CANNOT_WAIT.name())
                .update();
    }

    @Test
    void her_own_readings_are_logged_and_are_no_noise_in_the_list() {
        var lakshmi = signedIn();
        Stream.of("/my", "/my/record", "/my/card", "/my/record/medicines").forEach(phone::get);

        var own = jdbc.sql("select count(*) from audit.event where patient = :id and actor = :id and action = 'READ'")
                .param("id", lakshmi.id().value())
                .query(Long.class)
                .single();
        assertThat(own).isGreaterThanOrEqualTo(4);
        assertThat(phone.get("/my/who-looked").body())
                .doesNotContain("role.", "portal.", "Citizen,", "Citizen sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/my", "/my/card", "/my/card/kept", "/my/record", "/my/record/allergies", "/my/who-looked"})
    void nobody_reads_without_signing_in_and_nothing_is_stored_on_the_way(String path) {
        assertThat(Browsing.location(phone.get(path))).contains("/my/sign-in?next=");
        signedIn();
        var answer = phone.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void one_citizen_never_sees_anything_of_another() {
        var lakshmi = citizens.lakshmi();
        var visit = visit(lakshmi.id());
        write(visit, penicillins(visit));
        var sunita = citizens.named("Sunita");
        citizens.signIn(sunita, phone);

        var id = lakshmi.id();
        for (var path : List.of(
                "/my?person=" + id,
                "/my/record?person=" + id + "&patient=" + id,
                "/my/card?id=" + id,
                "/my/who-looked?patient=" + id,
                "/my/card/kept?person=" + id)) {
            assertThat(phone.get(path).body()).as(path).doesNotContain("Lakshmi", "Penicillins");
        }
        for (var path : List.of("/my/record/" + id, "/my/card/" + id, "/my/" + id)) {
            assertThat(phone.get(path).statusCode()).as(path).isEqualTo(404);
        }
        var card = jdbc.sql("select id from card.card where person = :id")
                .param("id", id.value())
                .query(UUID.class)
                .single();
        for (var path : List.of("/card/" + card + "/print", "/person/" + id, "/person", "/scheduling/queues")) {
            assertThat(phone.get(path).statusCode()).as(path).isIn(403, 404);
        }
        phone.get("/my");
        assertThat(phone.post("/card/" + card + "/losses", Map.of()).statusCode())
                .isIn(403, 404);
    }

    @Test
    void staff_cannot_open_the_citizens_pages() {
        var staff = StaffDesk.open(port, invitations, "Dr Asha Verma", Role.DOCTOR, "LNH");
        for (var path : List.of("/my", "/my/card", "/my/record", "/my/record/problems", "/my/who-looked")) {
            assertThat(staff.get(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void signing_out_ends_the_session_and_clears_the_phone() {
        signedIn();
        phone.get("/my");
        var answer = phone.post("/my/sign-out", Map.of());
        assertThat(answer.headers().firstValue("Clear-Site-Data").orElse("")).contains("storage", "cache");
        assertThat(Browsing.location(phone.get("/my"))).contains("/my/sign-in");
    }

    @Test
    void a_borrowed_phone_keeps_nothing() {
        var lakshmi = citizens.lakshmi();
        phone.get("/my/sign-in");
        var sent = phone.post("/my/sign-in", Map.of("card", lakshmi.healthId().digits(), "borrowed", "yes"));
        var challenge = Browsing.location(sent).replaceAll(".*/", "");
        phone.get("/my/sign-in/" + challenge);
        phone.post("/my/sign-in/" + challenge, Map.of("code", citizens.code(challenge)));
        assertThat(phone.get("/my").body()).contains("data-app=\"forget\"");
        assertThat(phone.get("/my/card/kept").statusCode()).isEqualTo(404);
    }

    @Test
    void the_page_she_wanted_opens_after_the_code_in_hindi_digits() {
        var lakshmi = citizens.lakshmi();
        phone.get("/my/sign-in?next=/my/who-looked");
        var sent = phone.post("/my/sign-in", Map.of("card", lakshmi.healthId().grouped(), "next", "/my/who-looked"));
        var path = Browsing.location(sent).replaceAll(".*(/my/sign-in/[0-9a-f-]+).*", "$1");
        assertThat(Browsing.location(sent)).endsWith("?next=/my/who-looked");
        phone.get(path);
        var code = citizens.code(path.substring(path.lastIndexOf('/') + 1))
                .chars()
                .mapToObj(digit -> Character.toString(0x0966 + digit - '0'))
                .reduce("", String::concat);
        var answer = phone.post(path, Map.of("code", code, "next", "/my/who-looked"));
        assertThat(Browsing.location(answer)).endsWith("/my/who-looked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/person", "/my/../person", "/my/sign-out"})
    void nobody_is_led_elsewhere_after_signing_in(String next) {
        var lakshmi = citizens.lakshmi();
        var challenge = citizens.challenge(lakshmi.healthId().digits(), phone);
        phone.get("/my/sign-in/" + challenge);
        var answer = phone.post("/my/sign-in/" + challenge, Map.of("code", citizens.code(challenge), "next", next));
        assertThat(Browsing.location(answer)).endsWith("/my");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "abcdef", "<script>alert(1)</script>", "      "})
    void a_code_that_cannot_be_one_is_said_at_once_and_costs_no_try(String typed) {
        var lakshmi = citizens.lakshmi();
        var challenge = citizens.challenge(lakshmi.healthId().digits(), phone);
        phone.get("/my/sign-in/" + challenge);
        for (var n = 0; n < 6; n++) {
            var answer = phone.post("/my/sign-in/" + challenge, Map.of("code", typed));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).doesNotContain("<script>alert");
        }
        assertThat(Browsing.location(phone.post("/my/sign-in/" + challenge, Map.of("code", citizens.code(challenge)))))
                .endsWith("/my");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<script>alert(1)</script>", "9811020644", "\u202eabc"})
    void bad_card_numbers_come_back_with_what_was_typed(String typed) {
        phone.get("/my/sign-in");
        var answer = phone.post("/my/sign-in", Map.of("card", typed));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("<script>alert").contains("f-card-error");
        assertThat(phone.post("/my/sign-in", Map.of("card", "x".repeat(5000))).statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_wrong_code_is_answered_in_plain_words() {
        var challenge = citizens.challenge(citizens.lakshmi().healthId().digits(), phone);
        phone.get("/my/sign-in/" + challenge);
        var wrong = citizens.code(challenge).equals("000000") ? "000001" : "000000";
        var answer = phone.post("/my/sign-in/" + challenge, Map.of("code", wrong));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("This code does not fit, or it is too old.");
    }

    @Test
    void the_app_can_be_installed_in_both_languages_and_its_open_parts_hold_nothing_of_anybody() {
        var lakshmi = signedIn();
        assertThat(phone.get("/my/app-hi.webmanifest").body())
                .contains("दिल्ली हेल्थ", "\"start_url\":\"/my\"", "maskable");
        assertThat(phone.get("/my/app-en.webmanifest").body()).contains("Delhi Health");
        var worker = phone.get("/my/worker.js");
        assertThat(worker.headers().firstValue("Service-Worker-Allowed")).hasValue("/my");
        assertThat(worker.body()).contains("const FILES", "/my/card/kept");
        assertThat(new Browsing(port).get("/my/offline").body())
                .contains("No network")
                .doesNotContain(lakshmi.healthId().digits());
    }
}
