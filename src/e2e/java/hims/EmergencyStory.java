package hims;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import hims.Browser.Device;
import hims.access.Actor;
import hims.access.PersonId;
import hims.access.Role;
import hims.emergency.Casualty;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A stranger is brought in: her number is typed, the glass is broken, the privacy officer looks at it. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class EmergencyStory {
    private final Casualty casualty;
    private final Browser browser;

    EmergencyStory(Casualty casualty, @LocalServerPort int port) {
        this.casualty = casualty;
        this.browser = new Browser(port);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, en", "DESKTOP, hi", "PHONE, en", "PHONE, hi"})
    void a_stranger_is_brought_in(Device device, String language) {
        PersonId sunita = casualty.sunita();
        Actor joseph = casualty.onDuty("Dr Joseph Lakra", Role.EMERGENCY_DOCTOR, Casualty.GTB);
        try (var screen = browser.screen(device, language)) {
            signIn(screen, joseph);
            assertThat(screen.page().locator("[data-scan-box]")).isFocused();
            screen.page().keyboard().type(casualty.number(sunita));
            screen.page().keyboard().press("Enter");
            assertThat(screen.page().locator("#f-password")).isVisible();
            screen.looksRight("emergency-gate");
            screen.page().locator("input[value=UNCONSCIOUS]").check();
            screen.page().locator("#f-password").fill(Casualty.PASSWORD);
            screen.page().keyboard().press("Enter");
            assertThat(screen.page().locator(".h-allergycard")).isVisible();
            screen.looksRight("emergency-view");
            screen.page().locator(".h-killer--visits").scrollIntoViewIfNeeded();
            screen.looksRight("emergency-view-end");
            screen.open("/emergency").looksRight("emergency-today");
        }
        try (var screen = browser.screen(device, language)) {
            signIn(screen, casualty.onDuty("Meena Joshi", Role.PRIVACY_OFFICER, Casualty.GTB));
            screen.looksRight("emergency-reviews");
            screen.page().locator("tbody .h-button").last().click();
            assertThat(screen.page().locator("#f-remarks")).isVisible();
            screen.looksRight("emergency-review");
        }
    }

    private static void signIn(Screen screen, Actor who) {
        screen.open("/sign-in");
        screen.page().locator("#f-login").fill(Casualty.login(who.user()));
        screen.page().locator("#f-password").fill(Casualty.PASSWORD);
        screen.page().locator("#f-code").fill(StaffDesk.code());
        screen.page().keyboard().press("Enter");
        screen.page().waitForURL(address -> !address.endsWith("/sign-in"));
    }
}
