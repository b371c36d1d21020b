package hims;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import hims.Browser.Device;
import hims.world.DatabaseTest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
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
    private String token = "";

    SpineStory(@LocalServerPort int port) {
        browser = new Browser(port);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    @Order(1)
    void the_clerk_finds_no_certain_match_registers_her_prints_a_card_and_gives_a_token() {
        try (var rekha = played("rekha", Device.DESKTOP, "en")) {
            var page = rekha.page();
            page.locator("[data-person-box]").fill("sunita devi 45");
            page.keyboard().press("Enter");
            page.waitForURL("**/person/search/*");
            rekha.looksRight("spine-found");
            page.keyboard().press("n");
            assertThat(page.locator("#f-given")).hasValue("Sunita");
            page.locator("#f-family").fill("Devi");
            page.locator("input[name=sex][value=FEMALE]").check();
            page.locator("#f-phone").fill(PHONE);
            rekha.looksRight("spine-new");
            page.keyboard().press("Control+Enter");
            page.waitForURL("**/person/*#next");
            var hub = page.url();
            rekha.looksRight("spine-hub");
            page.keyboard().press("i");
            page.waitForURL("**/card/issue/*");
            page.keyboard().press("p");
            page.waitForURL("**/print*");
            rekha.looksRight("spine-card");
            healthId = page.locator(".h-paper__foot span").first().innerText().replaceAll("\\D", "");
            assertThat(healthId).hasSize(11);
            rekha.open(hub);
            page.locator("#f-queue").selectOption(new SelectOption().setLabel("Medicine"));
            page.keyboard().press("Escape");
            page.keyboard().press("t");
            token = page.locator("[data-token] .h-given__number").innerText();
        }
    }

    @Test
    @Order(2)
    void the_nurse_measures_and_the_doctor_calls_prescribes_and_signs() {
        try (var mary = played("mary", Device.DESKTOP, "en")) {
            var page = mary.page();
            page.locator("select[name=queue]").selectOption(new SelectOption().setLabel("Medicine"));
            page.locator("#main form[method=get] button").click();
            waiting(page).click();
            type(page, Map.of("systolic", "१५८", "diastolic", "94", "pulse", "84", "weight", "61.5"));
            mary.looksRight("spine-vitals");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("[data-toast]")).isVisible();
        }
        try (var ananya = played("ananya", Device.DESKTOP, "en")) {
            var page = ananya.page();
            page.locator("#f-place").selectOption(new SelectOption().setLabel("Medicine · Room 14"));
            page.locator("#main form button").last().click();
            page.waitForURL("**/clinic");
            waiting(page).click();
            page.locator("form[action$='/calls'] button, button[formaction$='/calls']")
                    .last()
                    .click();
            assertThat(page.locator("button[data-key='s']")).isVisible();
            assertThat(page.locator("#main")).containsText("158/94");
            page.locator("#f-complaint").fill("Fever 3 days");
            choose(page, "penicillins", "allergen:");
            page.locator("#f-allergy-reaction").selectOption(new SelectOption().setIndex(1));
            page.locator("input[name=allergy-certainty]").first().check();
            page.locator(".h-button[value='add-allergy']").click();
            assertThat(page.locator("#workspace")).containsText("Penicillins");
            choose(page, "fever", "diagnosis:");
            choose(page, "paracetamol 500", "medicine:");
            type(page, Map.of("line-dose", "1", "line-days", "3"));
            page.locator("#f-line-frequency").selectOption("TDS");
            page.locator("#f-line-days").press("Enter");
            assertThat(page.locator("#f-line-days")).hasCount(0);
            ananya.looksRight("spine-consultation");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("h1")).hasText("Signed");
            ananya.looksRight("spine-signed");
        }
    }

    @Test
    @Order(3)
    void the_pharmacist_dispenses_what_expires_first() {
        try (var imran = played("imran", Device.DESKTOP, "en")) {
            var page = imran.page();
            page.locator("a[href*='back=/pharmacy']").click();
            page.locator("#f-place").selectOption(new SelectOption().setLabel("Pharmacy · Counter 5"));
            page.locator("#main form button").last().click();
            page.waitForURL("**/pharmacy");
            page.locator("tbody tr", new Page.LocatorOptions().setHasText("DEVI, Sunita"))
                    .locator("a")
                    .first()
                    .click();
            assertThat(page.locator("#main")).containsText("First to expire");
            imran.looksRight("spine-counter");
            page.keyboard().press("Control+Enter");
            page.waitForURL("**/pharmacy/dispenses/*");
            imran.looksRight("spine-dispensed");
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
            assertThat(page.locator(".h-allergycard").first()).containsText("Penicillins");
            assertThat(page.locator("#main")).containsText("paracetamol");
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
            page.locator("#f-code").fill(codeOnHerPhone());
            page.locator("main form button.h-button--primary").click();
            page.waitForURL("**/my");
            phone.looksRight("spine-home");
            phone.open("/my/record").looksRight("spine-record");
            phone.open("/my/who-looked").looksRight("spine-who-looked");
            assertThat(page.locator("main")).containsText("Dr Joseph Lakra");
        }
    }

    private Locator waiting(Page page) {
        return page.locator(".h-queue a", new Page.LocatorOptions().setHasText(token))
                .first();
    }

    private static void type(Page page, Map<String, String> values) {
        values.forEach((field, value) -> page.locator("#f-" + field).fill(value));
    }

    private static void choose(Page page, String words, String kind) {
        page.locator("#f-q").fill(words);
        page.locator("#f-q").press("Enter");
        page.locator("#clinic-found button[value^='" + kind + "']").first().click();
        assertThat(page.locator("#clinic-found button")).hasCount(0);
    }

    /** From the simulated phone, as the player of the demo reads it. */
    private String codeOnHerPhone() {
        try (var other = browser.screen(Device.DESKTOP, "en")) {
            var code = Pattern.compile("\\b\\d{6}\\b");
            return await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> code.matcher(other.open("/notify/phone")
                                            .page()
                                            .locator("main")
                                            .innerText())
                                    .results()
                                    .map(MatchResult::group)
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }

    private Screen played(String login, Device device, String language) {
        var screen = browser.screen(device, language).open("/demo/" + login);
        screen.page().locator("main form button").click();
        screen.page().waitForURL(url -> !url.contains("/demo") && !url.contains("/sign-in"));
        return screen;
    }
}
