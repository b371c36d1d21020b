package hims;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import hims.Browser.Device;
import hims.portal.PortalWorld;
import hims.world.DatabaseTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lakshmi opens her record on her phone, sees who looked, and shows her card where there is no network. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class CitizenStory {
    /** Her phone stores the card beside the page, not before it. */
    private static final String UNTIL_KEPT = """
            async () => {
              while (!await (await caches.open("hims-card")).match("/my/card/kept")
                  || !await caches.match("/my/offline")) await new Promise(on => setTimeout(on, 50));
            }
            """;

    private final Browser browser;
    private final PortalWorld world;

    CitizenStory(@LocalServerPort int port, PortalWorld world) {
        this.browser = new Browser(port);
        this.world = world;
    }

    @AfterAll
    void close() {
        browser.close();
    }

    private void signIn(Screen screen, PortalWorld.Lakshmi lakshmi, boolean shoot) {
        screen.open("/my");
        if (shoot) {
            screen.looksRight("portal-sign-in");
        }
        screen.page().locator("#f-card").fill(lakshmi.healthId());
        screen.page().locator("main form button.h-button--primary").click();
        screen.page().waitForURL("**/my/sign-in/*");
        if (shoot) {
            screen.looksRight("portal-code");
        }
        screen.page().locator("#f-code").fill(world.code(screen.page().url()));
        screen.page().locator("main form button.h-button--primary").click();
        screen.page().waitForURL("**/my");
    }

    @ParameterizedTest
    @CsvSource({"PHONE, en", "PHONE, hi", "DESKTOP, en", "DESKTOP, hi"})
    void her_pages_can_be_used_by_everyone(Device device, String language) {
        var lakshmi = world.lakshmi();
        try (var screen = browser.screen(device, language)) {
            signIn(screen, lakshmi, true);
            screen.looksRight("portal-home");
            screen.open("/my/card").looksRight("portal-card");
            screen.open("/my/record").looksRight("portal-record");
            for (var part : new String[] {"problems", "medicines", "allergies", "tests"}) {
                screen.open("/my/record/" + part).looksRight("portal-" + part);
            }
            screen.open("/my/who-looked").looksRight("portal-who-looked");
            screen.open("/my/card/kept").looksRight("portal-card-kept");
            screen.open("/my/offline").looksRight("portal-offline");
        }
    }

    @Test
    void her_card_opens_without_a_network_until_she_signs_out() {
        var lakshmi = world.lakshmi();
        try (var screen = browser.screen(Device.PHONE, "hi")) {
            var page = screen.page();
            signIn(screen, lakshmi, false);
            page.evaluate(UNTIL_KEPT);
            page.context().setOffline(true);
            screen.open("/my/card");
            assertThat(page.locator(".h-ecard__number"))
                    .containsText(lakshmi.healthId().substring(0, 3));
            assertThat(page.locator(".h-offline")).containsText("नेटवर्क नहीं है");
            screen.open("/my/record");
            assertThat(page.locator("h1")).containsText("नेटवर्क नहीं है");
            page.context().setOffline(false);
            screen.open("/my");
            page.locator("details.h-app__who summary").click();
            page.locator("form[action='/my/sign-out'] button").click();
            page.waitForURL("**/my/sign-in");
            assertThat(page.evaluate("caches.has('hims-card')")).isEqualTo(false);
        }
    }
}
