package hims;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import hims.Browser.Device;
import hims.portal.PortalWorld;
import hims.world.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lakshmi shares her summary with a doctor who has nothing but a browser (CARD-14), and makes her SMART Health Card (CARD-13). */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class ShareStory {
    private final Browser browser;
    private final PortalWorld world;
    private final int port;

    ShareStory(@LocalServerPort int port, PortalWorld world) {
        this.browser = new Browser(port);
        this.world = world;
        this.port = port;
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"PHONE, en", "PHONE, hi", "DESKTOP, en", "DESKTOP, hi"})
    void a_doctor_with_a_browser_reads_what_she_shared(Device device, String language) {
        var lakshmi = world.lakshmi();
        try (var screen = browser.screen(device, language);
                var doctor = browser.screen(device, language)) {
            var page = screen.page();
            signIn(screen, lakshmi);
            screen.open("/my/share").looksRight("share");
            page.locator("form[action='/my/share/links'] button.h-button--primary")
                    .click();
            assertThat(page.locator(".h-sharepass")).isVisible();
            page.locator("form[action='/my/share/health-cards'] input[type=checkbox]")
                    .first()
                    .check();
            page.locator("form[action='/my/share/health-cards'] button.h-button--primary")
                    .click();
            assertThat(page.locator(".h-sharecode")).hasCount(2);
            screen.looksRight("share-made");
            var passcode = page.locator(".h-sharepass").textContent();
            var address = page.locator(".h-shareaddress").textContent();
            doctor.open("/v" + local(address));
            doctor.page().locator("#f-who").fill("Dr Rao, City Hospital");
            doctor.page().locator("#f-passcode").fill(passcode);
            doctor.page().locator("[data-viewer] button").click();
            assertThat(doctor.page().locator("[data-viewer-summary] h2")).containsText("Devi");
            doctor.looksRight("share-viewer");
            screen.open("/my/who-looked");
            assertThat(page.locator("main")).containsText("Dr Rao, City Hospital");
            screen.looksRight("share-looked");
        }
    }

    /** The same link, at the address of this test. */
    private String local(String address) {
        var text = address.substring(address.indexOf("shlink:/") + 8);
        var json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII)
                .replace("https://card.delhi.example", "http://127.0.0.1:" + port);
        return "#shlink:/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.US_ASCII));
    }

    private void signIn(Screen screen, PortalWorld.Lakshmi lakshmi) {
        screen.open("/my");
        screen.page().locator("#f-card").fill(lakshmi.healthId());
        screen.page().locator("main form button.h-button--primary").click();
        screen.page().waitForURL("**/my/sign-in/*");
        screen.page().locator("#f-code").fill(world.code(screen.page().url()));
        screen.page().locator("main form button.h-button--primary").click();
        screen.page().waitForURL("**/my");
    }
}
