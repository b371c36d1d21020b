package hims;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import hims.Browser.Device;
import hims.access.Invitation;
import hims.access.Role;
import hims.fhir.Hospital;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An integrator's afternoon: an administrator lets her program in, a doctor shows her what it will read. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class FhirViewerStory {
    private final Invitation invitations;
    private final Hospital hospital;
    private final int port;
    private final Browser browser;

    FhirViewerStory(Invitation invitations, Hospital hospital, @LocalServerPort int port) {
        this.invitations = invitations;
        this.hospital = hospital;
        this.port = port;
        this.browser = new Browser(port);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, en", "DESKTOP, hi", "PHONE, en", "PHONE, hi"})
    void a_doctor_looks_at_a_resource_and_its_changes(Device device, String language) {
        var pulse = hospital.pulseTwice(port, "LNH", "Sunita");
        try (var screen = browser.screen(device, language)) {
            signIn(screen, "Dr Ananya Rao", Role.DOCTOR);
            var page = screen.open("/fhir-viewer").looksRight("fhir-types").page();
            screen.open("/fhir-viewer/Observation").looksRight("fhir-type");
            page.locator("#p-_id").fill(pulse);
            page.locator("#p-_id").press("Enter");
            page.waitForURL("**/requests/*");
            screen.looksRight("fhir-found");
            page.locator("tbody a").first().click();
            assertThat(page.locator(".h-facts")).containsText("96 beats/min");
            screen.looksRight("fhir-resource");
            screen.open("/fhir-viewer/Observation/" + pulse + "?look=xml").looksRight("fhir-xml");
            assertThat(page.locator(".h-code")).containsText("<value value=\"96\"/>");
            page.locator("form[action$='/differences'] button").click();
            assertThat(page.locator("ins", new Page.LocatorOptions().setHasText("96"))
                            .first())
                    .isVisible();
            screen.looksRight("fhir-differences");
            screen.open("/fhir-viewer/requests").looksRight("fhir-request");
            page.locator("#f-address").fill("Patient?colour=blue&_id=x");
            page.locator("#f-address").press("Enter");
            page.waitForURL("**/requests/*");
            screen.looksRight("fhir-refused");
            screen.open("/fhir-viewer/ValueSet").looksRight("fhir-type-read-only");
        }
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, en", "DESKTOP, hi", "PHONE, en", "PHONE, hi"})
    void an_administrator_registers_a_program(Device device, String language) {
        try (var screen = browser.screen(device, language)) {
            signIn(screen, "Vikram Bhatia", Role.ADMINISTRATOR);
            var page = screen.open("/fhir-clients").page();
            screen.looksRight("fhir-clients");
            screen.open("/fhir-clients/new");
            page.locator("#f-name").fill("Central laboratory");
            page.locator("#f-jwks").fill("{}");
            page.locator("input[name='read.Observation']").check();
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("#f-jwks-error")).isVisible();
            assertThat(page.locator("input[name='read.Observation']")).isChecked();
        }
        try (var screen = browser.screen(device, language)) {
            signIn(screen, "Vikram Bhatia", Role.ADMINISTRATOR);
            var page = screen.open("/fhir-clients/new")
                    .looksRight("fhir-clients-new")
                    .page();
            page.locator("#f-name").fill("Central laboratory");
            page.locator("#f-jwks").fill(Hospital.publicKey());
            page.locator("input[name='read.Observation']").check();
            page.keyboard().press("Control+Enter");
            page.waitForURL("**/fhir-clients/*-*");
            screen.looksRight("fhir-client");
            screen.open("/fhir-clients").looksRight("fhir-clients-list");
        }
    }

    private void signIn(Screen screen, String name, Role role) {
        var login = StaffDesk.enrol(invitations, name, role, "LNH");
        screen.open("/sign-in");
        screen.page().locator("#f-login").fill(login.name());
        screen.page().locator("#f-password").fill(login.password());
        screen.page().locator("#f-code").fill(login.code());
        screen.page().keyboard().press("Enter");
        screen.page().waitForURL(address -> !address.endsWith("/sign-in"));
    }
}
