package hims;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import hims.Browser.Device;
import hims.world.DatabaseTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A resident walks in, gets her card, is treated, and her record is there in the next hospital. In the demo city. */
@DatabaseTest
@TestPropertySource(properties = {"hims.demo=true", "hims.demo.people=60"})
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class SpineStory {
    private static final String PHONE = "9871100245";

    private final Browser browser;
    private String healthId = "";

    SpineStory(@LocalServerPort int port) {
        browser = new Browser(port);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    @Order(1)
    void the_clerk_finds_no_certain_match_registers_her_and_prints_a_card() {
        try (var rekha = played("rekha", Device.DESKTOP, "en")) {
            var page = rekha.page();
            rekha.looksRight("spine-find");
            page.locator("[data-person-box]").fill("sunita devi 45");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).isVisible();
            rekha.looksRight("spine-found");
            page.waitForURL("**/person/search/*");
            page.keyboard().press("n");
            assertThat(page.locator("#f-given")).isFocused();
            page.locator("#f-given").fill("Sunita");
            page.locator("#f-family").fill("Devi");
            page.locator("input[name=sex][value=FEMALE]").check();
            page.locator("#f-born").fill("45");
            page.locator("#f-phone").fill(PHONE);
            rekha.looksRight("spine-new");
            page.keyboard().press("Control+Enter");
            page.waitForLoadState();
            if (page.locator("button[value^='different:']").count() > 0) {
                rekha.looksRight("spine-alike");
                page.locator("button[value^='different:']").first().click();
                page.keyboard().press("Control+Enter");
            }
            page.waitForURL("**/person/*-*");
            rekha.looksRight("spine-hub");
            page.keyboard().press("i");
            page.waitForURL("**/card/issue/*");
            rekha.looksRight("spine-card-issue");
            page.keyboard().press("p");
            page.waitForURL("**/print*");
            rekha.looksRight("spine-card");
            healthId = page.locator(".h-paper__foot span").first().innerText().replaceAll("\\D", "");
            assertThat(healthId).hasSize(11);
        }
    }

    @Test
    @Order(4)
    void the_next_hospital_opens_her_emergency_view_by_breaking_the_glass() {
        try (var joseph = played("joseph", Device.DESKTOP, "en")) {
            var page = joseph.page();
            page.keyboard().type(healthId);
            page.keyboard().press("Enter");
            assertThat(page.locator("#f-password")).isVisible();
            page.locator("input[value=UNCONSCIOUS]").check();
            page.locator("#f-password").fill("demo city 2026");
            page.keyboard().press("Enter");
            assertThat(page.locator(".h-allergycard").first()).isVisible();
            joseph.looksRight("spine-emergency");
        }
    }

    @Test
    @Order(5)
    void she_sees_on_her_phone_what_was_done_and_who_looked() {
        try (var phone = browser.screen(Device.PHONE, "hi").open("/my/sign-in")) {
            var page = phone.page();
            page.locator("#f-card").fill(healthId);
            page.locator("main form button.h-button--primary").click();
            page.waitForURL("**/my/sign-in/*");
            page.locator("#f-code").fill(lastCode());
            page.locator("main form button.h-button--primary").click();
            page.waitForURL("**/my");
            phone.looksRight("spine-home");
            phone.open("/my/who-looked").looksRight("spine-who-looked");
        }
    }

    /** From the simulated phone, as the player of the demo reads it. */
    private String lastCode() {
        try (var other = browser.screen(Device.DESKTOP, "en").open("/notify/phone")) {
            var codes = Pattern.compile("\\b\\d{6}\\b")
                    .matcher(other.page().locator("main").innerText());
            assertThat(codes.find()).isTrue();
            return codes.group();
        }
    }

    private Screen played(String login, Device device, String language) {
        var screen = browser.screen(device, language).open("/demo/" + login);
        screen.page().locator("main form button").click();
        screen.page().waitForURL(url -> !url.contains("/demo") && !url.contains("/sign-in"));
        return screen;
    }
}
