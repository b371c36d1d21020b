package hims.clinic;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import hims.Browser;
import hims.Browser.Device;
import hims.Screen;
import hims.access.Actor;
import hims.access.Invitation;
import hims.access.Role;
import hims.access.UnitId;
import hims.chart.Body;
import hims.chart.Measured;
import hims.chart.SharedLists;
import hims.chart.Sign;
import hims.chart.Vitals;
import hims.person.Registry;
import hims.record.AllergyFact;
import hims.record.Coding;
import hims.record.Concept;
import hims.record.ConditionFact;
import hims.scheduling.Token;
import hims.terminology.Systems;
import hims.world.DatabaseTest;
import hims.world.Outpatients;
import hims.world.StaffDesk;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A morning in the medicine OPD: the nurse measures, the doctor consults and signs, all by keyboard. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClinicStory {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private final List<String> faults = new ArrayList<>();
    private final Browser browser;
    private final Invitation invitations;
    private final Outpatients opd;
    private final Attendances attendances;
    private final SharedLists lists;
    private final Vitals vitals;
    private final Registry registry;
    private final Actor doctor = Outpatients.doctor();
    private final Token ramesh;
    private final Token pinky;

    ClinicStory(
            @LocalServerPort int port,
            Invitation invitations,
            Outpatients opd,
            Attendances attendances,
            SharedLists lists,
            Vitals vitals,
            Registry registry) {
        browser = new Browser(port);
        this.invitations = invitations;
        this.opd = opd;
        this.attendances = attendances;
        this.lists = lists;
        this.vitals = vitals;
        this.registry = registry;
        ramesh = opd.arrives(opd.ramesh());
        pinky = opd.arrives(opd.pinky());
        history();
    }

    @AfterAll
    void close() {
        browser.close();
        assertThat(faults).as("what axe finds").isEmpty();
    }

    @Test
    @Order(1)
    void the_nurse_measures_one_after_the_other() {
        for (var device : Device.values()) {
            if (device == Device.BOARD) {
                continue;
            }
            for (var language : new String[] {"en", "hi"}) {
                try (var mary = signedIn(device, language, "Sr Mary Joseph", Role.NURSE)) {
                    look(mary.open("/clinic/vitals"), "clinic-vitals-which");
                    mary.page().locator("select[name=queue]").selectOption(Outpatients.MEDICINE.toString());
                    mary.page().locator("#main form[method=get] button").click();
                    look(mary, "clinic-vitals-queue");
                    look(mary.open("/clinic/vitals/" + pinky.id()), "clinic-vitals-child");
                    look(mary.open("/clinic/vitals/" + ramesh.id()), "clinic-vitals");
                    type(mary.page(), "systolic", "1200");
                    type(mary.page(), "pulse", "290");
                    mary.page().keyboard().press("Control+Enter");
                    assertThat(mary.page().locator("[data-summary]")).isFocused();
                    look(mary, "clinic-vitals-wrong");
                }
            }
        }
        try (var mary = signedIn(Device.DESKTOP, "en", "Sr Mary Joseph", Role.NURSE)) {
            mary.open("/clinic/vitals/" + ramesh.id());
            type(mary.page(), "systolic", "158");
            type(mary.page(), "diastolic", "94");
            type(mary.page(), "pulse", "84");
            type(mary.page(), "temperature", "36.8");
            type(mary.page(), "oxygen", "97");
            type(mary.page(), "weight", "71.5");
            mary.page().keyboard().press("Control+Enter");
            mary.page().waitForURL(url -> !url.contains(ramesh.id().toString()));
        }
    }

    @Test
    @Order(2)
    void the_doctor_consults_and_signs_by_keyboard() {
        try (var ananya = signedIn(Device.DESKTOP, "en", "Dr Ananya Sen", Role.DOCTOR)) {
            var page = ananya.page();
            ananya.open("/clinic");
            page.locator("#f-place")
                    .selectOption(Outpatients.MEDICINE + "/"
                            + UnitId.of("LNH/MED-OPD/R14").value());
            page.locator("#main form button").last().click();
            assertThat(page.locator("h1")).hasText("Medicine");
            look(ananya, "clinic-nobody");
            page.keyboard().press("c");
            assertThat(page.locator(".h-banner__name")).isVisible();
            ananya.open("/clinic/consultations/" + ramesh.id());
            look(ananya, "clinic-consultation");

            page.locator("#f-complaint").fill("Cough 5 days, fever 2 days");
            page.keyboard().press("Escape");
            page.keyboard().press("o");
            page.keyboard().type("amoxi 500");
            assertThat(page.locator("#clinic-found button").first()).containsText("mox");
            look(ananya, "clinic-found");
            page.keyboard().press("Enter");
            assertThat(page.locator("#clinic-found button").first()).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("#f-line-dose")).isFocused();
            page.keyboard().type("1");
            type(page, "line-days", "5");
            page.locator("#f-line-frequency").selectOption("TDS");
            look(ananya, "clinic-line");
            page.locator("#f-line-days").press("Enter");
            assertThat(page.locator(".h-basket__line--stop")).hasCount(1);
            look(ananya, "clinic-stop");
            page.locator("button[value^='drop:']").click();
            assertThat(page.locator(".h-basket__line--stop")).hasCount(0);

            medicine(page, "paracetamol 500", "SOS", "3");
            page.locator("#f-q").fill("fever");
            page.locator("#f-q").press("Enter");
            assertThat(page.locator("#clinic-found button[value^='diagnosis:']").first())
                    .isVisible();
            page.locator("#clinic-found button[value^='diagnosis:']").first().click();
            assertThat(page.locator("button[value^='drop-diagnosis:']")).hasCount(1);
            assertThat(page.locator("#f-complaint")).hasValue("Cough 5 days, fever 2 days");
            page.locator("#f-reviewOn").fill("+7d");
            page.locator("#f-plan").fill("Steam, warm water");
            look(ananya, "clinic-ready");
            var visit = "/clinic/consultations/" + ramesh.id();
            ananya.open(visit);
            assertThat(page.locator("#f-complaint")).hasValue("Cough 5 days, fever 2 days");
            look(ananya.open(visit + "?tab=story"), "clinic-story");
            ananya.open(visit);
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("h1")).hasText("Signed");
            look(ananya, "clinic-signed");
        }
    }

    @Test
    @Order(3)
    void the_desk_fits_a_phone_and_speaks_hindi() {
        var next = opd.arrives(pinky.person());
        for (var language : new String[] {"en", "hi"}) {
            try (var ananya = signedIn(Device.PHONE, language, "Dr Ananya Sen", Role.DOCTOR)) {
                look(ananya.open("/clinic/consultations/" + next.id()), "clinic-consultation");
            }
        }
        try (var ananya = signedIn(Device.DESKTOP, "hi", "Dr Ananya Sen", Role.DOCTOR)) {
            look(ananya.open("/clinic/consultations/" + next.id()), "clinic-consultation");
        }
    }

    private void medicine(Page page, String words, String frequency, String days) {
        page.locator("#f-q").fill(words);
        page.locator("#f-q").press("Enter");
        assertThat(page.locator("#clinic-found button").first()).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#f-line-dose")).isFocused();
        page.keyboard().type("1");
        page.locator("#f-line-frequency").selectOption(frequency);
        type(page, "line-days", days);
        page.locator("#f-line-days").press("Enter");
        assertThat(page.locator("#f-line-days")).hasCount(0);
    }

    /** As {@link Screen#looksRight}, the top bar apart, which is not of this part. */
    private void look(Screen screen, String name) {
        var page = screen.page();
        page.waitForLoadState();
        page.evaluate("document.fonts.ready");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screens/" + name + "-" + page.viewportSize().width + "-"
                        + page.getAttribute("html", "lang") + ".png")));
        new AxeBuilder(page)
                .exclude(".h-bar")
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations()
                .forEach(rule -> rule.getNodes()
                        .forEach(node -> faults.add(
                                name + " " + rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary())));
        if (!(boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")) {
            faults.add(name + " is wider than " + page.viewportSize().width);
        }
    }

    private static void type(Page page, String field, String value) {
        page.locator("#f-" + field).fill(value);
    }

    private Screen signedIn(Device device, String language, String name, Role role) {
        var login = StaffDesk.enrol(invitations, name, role, "LNH");
        var screen = browser.screen(device, language).open("/sign-in");
        screen.page().locator("[name=login]").fill(login.name());
        screen.page().locator("[name=password]").fill(login.password());
        screen.page().locator("[name=code]").fill(login.code());
        screen.page().locator("#main form button, main form button").first().click();
        screen.page().waitForURL(url -> !url.contains("sign-in"));
        return screen;
    }

    /** What is on record already: two allergies, problems, four visits' blood pressures. */
    private void history() {
        var patient = attendances.open(ramesh.id(), doctor);
        var at = patient.occasion(Instant.now(), doctor);
        allergy(patient, "amoxicillin", "Amoxicillin", "Rash");
        allergy(patient, "ibuprofen", "Ibuprofen", "Wheeze or tight chest");
        for (var problem : Map.of("E11.9", "Type 2 diabetes mellitus", "I10", "Essential hypertension")
                .entrySet()) {
            lists.ensureProblem(ConditionFact.problem(
                    at, Concept.of(new Coding(Coding.ICD10, problem.getKey(), problem.getValue()))));
        }
        var pressures =
                new String[][] {{"300", "148", "90", "74"}, {"200", "142", "88", "73"}, {"90", "152", "92", "72"}};
        for (var old : pressures) {
            measured(patient, Duration.ofDays(Long.parseLong(old[0])), old);
        }
    }

    private void allergy(Attendance patient, String code, String name, String reaction) {
        lists.addAllergy(new AllergyFact(
                patient.occasion(Instant.now(), doctor),
                Concept.of(new Coding(Systems.ALLERGEN, code, name)),
                AllergyFact.Category.MEDICATION,
                AllergyFact.Criticality.HIGH,
                true,
                reaction));
    }

    private void measured(Attendance patient, Duration ago, String[] values) {
        var body = Body.of(registry.fetch(patient.patient()), LocalDate.now(ZONE));
        var measured = new Measured(Map.of(
                Sign.SYSTOLIC, new BigDecimal(values[1]),
                Sign.DIASTOLIC, new BigDecimal(values[2]),
                Sign.WEIGHT, new BigDecimal(values[3])));
        vitals.take(
                new Vitals.Take(
                        patient.patient(),
                        patient.visit(),
                        patient.encounter(),
                        body,
                        measured,
                        Instant.now().minus(ago)),
                doctor,
                Outpatients.key());
    }
}
