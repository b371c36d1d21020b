package hims.pharmacy;

import static hims.world.Shelves.GTB_PHARMACY;
import static hims.world.Shelves.LOK_NAYAK_PHARMACY;
import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Invitation;
import hims.access.Role;
import hims.chart.SharedLists;
import hims.record.AllergyFact;
import hims.record.Coding;
import hims.record.Concept;
import hims.record.Occasion;
import hims.record.ResourceKey;
import hims.scheduling.Token;
import hims.scheduling.Tokens;
import hims.supply.Item;
import hims.terminology.Systems;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.Form;
import hims.world.Outpatients;
import hims.world.Prescriber;
import hims.world.Shelves;
import hims.world.StaffDesk;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Meena Das at the counter of Lok Nayak Hospital. */
@DatabaseTest
class DispensePagesTest {
    private final Prescriber prescriber;
    private final Outpatients opd;
    private final Shelves shelves;
    private final Tokens tokens;
    private final SharedLists lists;
    private final int port;
    private final Invitation invitations;
    private final Browsing meena;

    DispensePagesTest(
            Prescriber prescriber,
            Outpatients opd,
            Shelves shelves,
            Tokens tokens,
            SharedLists lists,
            @LocalServerPort int port,
            Invitation invitations) {
        this.prescriber = prescriber;
        this.opd = opd;
        this.shelves = shelves;
        this.tokens = tokens;
        this.lists = lists;
        this.port = port;
        this.invitations = invitations;
        this.meena = StaffDesk.open(port, invitations, "Meena Das", Role.PHARMACIST, "LNH");
    }

    @Test
    void from_the_worklist_to_the_label() {
        var item = stocked("M1", 100);
        var prescription = prescriber.prescribed(10, item);
        assertThat(meena.get("/pharmacy").body()).contains(prescription.number(), "RAWAT, Kamla");
        assertThat(meena.get(counter(prescription)).body()).contains("RAWAT, Kamla", "M1", "Allergies not recorded");
        var done = give(prescription, Map.of());
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(shelves.everything(item.id())).isEqualTo(90);
        var page = meena.get(path(done)).body();
        assertThat(page).contains("Dispensed", "M1");
        assertThat(meena.get(path(done) + "/labels").statusCode()).isEqualTo(200);
        assertThat(meena.get("/pharmacy").body()).doesNotContain(prescription.number());
    }

    @Test
    void whoever_got_her_medicines_without_being_called_stands_in_the_queue_no_longer() {
        var prescription = prescriber.prescribed(10, stocked("M1Q", 100));
        var waiting = """
                select count(*) from scheduling.token t join scheduling.queue q on q.id = t.queue_id
                where t.person_id = :id and q.service = 'PHARMACY' and t.state = 'WAITING'
                """;
        assertThat(opd.count(waiting, prescription.patient())).isEqualTo(1);
        give(prescription, Map.of());
        assertThat(opd.count(waiting, prescription.patient())).isZero();
    }

    @Test
    void the_form_sent_again_leads_to_the_dispense_it_made() {
        var item = stocked("M2", 100);
        var prescription = prescriber.prescribed(10, item);
        var form = form(prescription);
        form.put("line.0.quantity", "4");
        form.put("line.0.collectBy", "+7d");
        meena.post(counter(prescription), form);
        var shown =
                new HashMap<>(Form.on(meena.post(counter(prescription), form).body(), dispenses(prescription)));
        var first = meena.post(dispenses(prescription), shown);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(303);
        var again = meena.post(dispenses(prescription), shown);
        assertThat(Browsing.location(again)).isEqualTo(Browsing.location(first));
        assertThat(shelves.issued(item.id())).isEqualTo(4);
    }

    @Test
    void what_is_owed_needs_a_day_and_is_kept() {
        var item = stocked("M3", 6);
        var prescription = prescriber.prescribed(10, item);
        assertThat(meena.get(counter(prescription)).body()).contains("4 owed");
        var refused = give(prescription, Map.of("line.0.collectBy", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("f-line-0-collectBy");
        var done = give(prescription, Map.of("line.0.collectBy", "+7d", "line.0.owed", "SHORT_STOCK"));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(meena.get(path(done)).body()).contains("4 owed");
        assertThat(opd.count("""
                        select o.quantity from pharmacy.owed o
                        join pharmacy.prescription_line l on l.id = o.line_id
                        join pharmacy.prescription p on p.id = l.prescription_id
                        where p.person_id = :id and o.status = 'OPEN'
                        """, prescription.patient())).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "line.0.quantity, '', Please fill this in",
        "line.0.quantity, -1, Must be from 0 to 10",
        "line.0.quantity, 11, Must be from 0 to 10",
        "line.0.quantity, 999999999999, Must be from 0 to 10",
        "line.0.quantity, 2.5, Please type a whole number",
        "line.0.quantity, ten, Please type a number",
        "line.0.quantity, <script>alert(1)</script>, Please type a number",
        "line.0.quantity, 0, type a quantity for at least one line",
        "line.0.collectBy, 31/02/2027, Not a date",
        "line.0.pickReason, BECAUSE, Please choose from the list"
    })
    void each_wrong_field_is_told_and_nothing_is_given(String field, String typed, String message) {
        var item = stocked("M4", 100);
        var prescription = prescriber.prescribed(10, item);
        var answer = give(prescription, Map.of(field, typed));
        assertThat(answer.statusCode()).as(answer.body()).isIn(409, 422);
        assertThat(answer.body()).contains(message, "RAWAT, Kamla").doesNotContain("<script>alert");
        assertThat(shelves.issued(item.id())).isZero();
    }

    @Test
    void hindi_digits_are_taken() {
        var item = stocked("M5", 100);
        var prescription = prescriber.prescribed(10, item);
        var form = form(prescription);
        form.put("line.0.quantity", "१०");
        assertThat(meena.post(dispenses(prescription), form).statusCode()).isEqualTo(303);
        assertThat(shelves.issued(item.id())).isEqualTo(10);
    }

    @Test
    void a_scanned_pack_overrides_the_choice_and_a_later_batch_asks_for_a_reason() {
        var item = stocked("M6", 100);
        shelves.put(LOK_NAYAK_PHARMACY, item, "M6LATE", "2029-12", 100);
        shelves.put(LOK_NAYAK_PHARMACY, item, "M6OLD", "2025-01", 100);
        var prescription = prescriber.prescribed(10, item);
        assertThat(scan(prescription, "M6OLD").body()).contains("Batch M6OLD has expired and cannot be given");
        assertThat(scan(prescription, "WRONG1").body()).contains("Not this item");
        var scanned = new HashMap<>(Form.on(scan(prescription, "M6LATE").body(), dispenses(prescription)));
        assertThat(scanned.get("line.0.pickReason")).as("asked why").isEmpty();
        assertThat(meena.post(dispenses(prescription), scanned).statusCode()).isEqualTo(409);
        scanned.put("line.0.pickReason", "DAMAGED_PACK");
        assertThat(meena.post(dispenses(prescription), scanned).statusCode()).isEqualTo(303);
    }

    @Test
    void stock_that_went_meanwhile_is_told_on_the_page_with_what_is_left() {
        var item = stocked("M7", 10);
        var mine = prescriber.prescribed(10, item);
        var form = form(mine);
        give(prescriber.prescribed(10, item), Map.of());
        var refused = meena.post(dispenses(mine), form);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("RAWAT, Kamla", "Out of stock");
        assertThat(shelves.issued(item.id())).isEqualTo(10);
    }

    @Test
    void an_allergy_that_became_known_after_signing_is_told_at_the_counter() {
        var token = opd.arrives(prescriber.patient());
        var item = prescriber.stocked("amoxicillin-500mg-capsule");
        shelves.put(LOK_NAYAK_PHARMACY, item, "AMX", "2029-01", 100);
        var prescription = prescriber.prescribed(token, 10, item);
        allergic(token);
        var form = form(prescription);
        var refused = meena.post(dispenses(prescription), form);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Amoxicillin", "has a warning without a reason");
        assertThat(opd.count("select count(*) from pharmacy.dispense where person_id = :id", token.person()))
                .isZero();
    }

    @Test
    void a_prescription_of_another_hospital_is_filled_here() {
        var item = stocked("M8", 100);
        shelves.put(GTB_PHARMACY, item, "M8G", "2029-01", 100);
        var prescription = prescriber.prescribed(10, item);
        var asha = StaffDesk.open(port, invitations, "Asha Rani", Role.PHARMACIST, "GTB");
        assertThat(asha.get(counter(prescription)).statusCode())
                .as("before she shows it")
                .isEqualTo(403);
        asha.get("/pharmacy");
        assertThat(asha.post("/pharmacy/presentations", Map.of("number", "RX 0000-00-00000"))
                        .statusCode())
                .isEqualTo(422);
        var shown = asha.post(
                "/pharmacy/presentations",
                Map.of("number", prescription.number().toLowerCase(Locale.ROOT)));
        assertThat(Browsing.location(shown)).endsWith(counter(prescription));
        var form = Form.on(asha.get(counter(prescription)).body(), dispenses(prescription));
        assertThat(asha.post(dispenses(prescription), form).statusCode()).isEqualTo(303);
        assertThat(give(prescription, Map.of()).statusCode())
                .as("nothing is left of it here")
                .isIn(409, 422);
        assertThat(shelves.issued(item.id())).isEqualTo(10);
    }

    @Test
    void a_nurse_does_not_dispense() {
        var mary = StaffDesk.open(port, invitations, "Sr Mary Joseph", Role.NURSE, "LNH");
        var prescription = prescriber.prescribed(10, stocked("M9", 100));
        assertThat(mary.get("/pharmacy").statusCode()).isEqualTo(403);
        mary.get("/clinic/vitals");
        assertThat(mary.post(dispenses(prescription), form(prescription)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_pages_speak_hindi() {
        var prescription = prescriber.prescribed(10, stocked("M10", 100));
        meena.get("/pharmacy");
        meena.post("/language", Map.of("language", "hi", "back", "/pharmacy"));
        assertThat(meena.get(counter(prescription)).body())
                .contains("lang=\"hi\"")
                .doesNotContain("Allergies not recorded");
        assertThat(meena.get("/pharmacy").body()).doesNotContain("Worklist");
    }

    private void allergic(Token token) {
        var doctor = Outpatients.doctor();
        var visit = tokens.visit(token, doctor).orElseThrow();
        lists.addAllergy(new AllergyFact(
                new Occasion(
                        token.person(),
                        ResourceKey.find("Encounter/" + visit.encounter()).orElse(null),
                        Instant.now(),
                        doctor),
                Concept.of(new Coding(Systems.ALLERGEN, "amoxicillin", "Amoxicillin")),
                AllergyFact.Category.MEDICATION,
                AllergyFact.Criticality.HIGH,
                true,
                "Rash"));
    }

    private HttpResponse<String> scan(Prescription prescription, String batch) {
        var form = form(prescription);
        form.put("scan", batch);
        return meena.post(counter(prescription), form);
    }

    private HttpResponse<String> give(Prescription prescription, Map<String, String> typed) {
        var form = form(prescription);
        form.putAll(typed);
        return meena.post(dispenses(prescription), form);
    }

    private Map<String, String> form(Prescription prescription) {
        var form = new HashMap<>(Form.on(meena.get(counter(prescription)).body(), dispenses(prescription)));
        form.remove("_csrf");
        return form;
    }

    private Item stocked(String batch, long quantity) {
        var item = prescriber.tablet();
        shelves.put(LOK_NAYAK_PHARMACY, item, batch, "2029-01", quantity);
        return item;
    }

    private static String path(HttpResponse<?> answer) {
        return Browsing.location(answer).replaceFirst("\\?.*", "");
    }

    private static String counter(Prescription prescription) {
        return "/pharmacy/prescriptions/" + prescription.id() + "/counter";
    }

    private static String dispenses(Prescription prescription) {
        return "/pharmacy/prescriptions/" + prescription.id() + "/dispenses";
    }
}
