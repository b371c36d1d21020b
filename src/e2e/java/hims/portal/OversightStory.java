package hims.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import hims.Browser;
import hims.Browser.Device;
import hims.Screen;
import hims.access.Invitation;
import hims.access.Role;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lakshmi asks why somebody read her record, the privacy officer looks into it and answers; the administrator sees how the program is. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class OversightStory {
    private final Invitation invitations;
    private final PortalWorld world;
    private final Browser browser;

    OversightStory(Invitation invitations, PortalWorld world, @LocalServerPort int port) {
        this.invitations = invitations;
        this.world = world;
        this.browser = new Browser(port);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, en", "PHONE, hi"})
    void a_reading_is_asked_about_and_answered(Device device, String language) {
        try (var phone = browser.screen(device, language);
                var leela = browser.screen(device, language)) {
            citizen(phone);
            phone.open("/my/who-looked")
                    .page()
                    .locator("a[href$='/question']")
                    .first()
                    .click();
            phone.looksRight("question-ask");
            phone.page().locator("main textarea").fill("I was at home that night. Who was it?");
            phone.press("form[action$='/question']").looksRight("question-asked");
            signIn(leela, "Leela Krishnan", Role.PRIVACY_OFFICER, "GTB");
            leela.open("/privacy/questions").looksRight("questions");
            leela.page().locator("main a[href*='/privacy/questions/']").last().click();
            leela.looksRight("question");
            leela.page().locator("main textarea").fill("The doctor of the emergency read it when you were brought in.");
            leela.press("form[action*='/privacy/questions/']");
            phone.open("/my/who-looked").looksRight("question-answered");
            leela.open("/privacy/breach").page().locator("#f-actor").fill("Dr Omar Khan");
            leela.looksRight("breach");
            leela.page().locator("form[action='/privacy/breach'] button").last().click();
            assertThat(leela.page().locator("form[action='/privacy/breach/csv']"))
                    .isVisible();
            leela.looksRight("breach-found");
        }
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, en", "PHONE, hi"})
    void the_state_of_the_program_is_said_in_words(Device device, String language) {
        try (var screen = browser.screen(device, language)) {
            signIn(screen, "Asha Rani", Role.ADMINISTRATOR, "LNH");
            screen.open("/access/status").looksRight("status");
        }
    }

    private void citizen(Screen screen) {
        screen.open("/my").page().locator("#f-card").fill(world.lakshmi().healthId());
        screen.page().locator("main form button.h-button--primary").click();
        screen.page().waitForURL("**/my/sign-in/*");
        screen.page().locator("#f-code").fill(world.code(screen.page().url()));
        screen.page().locator("main form button.h-button--primary").click();
        screen.page().waitForURL("**/my");
    }

    private void signIn(Screen screen, String name, Role role, String hospital) {
        var login = StaffDesk.enrol(invitations, name, role, hospital);
        screen.open("/sign-in");
        screen.page().locator("#f-login").fill(login.name());
        screen.page().locator("#f-password").fill(login.password());
        screen.page().locator("#f-code").fill(login.code());
        screen.page().keyboard().press("Enter");
        screen.page().waitForURL(address -> !address.endsWith("/sign-in"));
    }
}
