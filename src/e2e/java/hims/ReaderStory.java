package hims;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import hims.Browser.Device;
import hims.access.Role;
import hims.card.CardId;
import hims.card.Cards;
import hims.card.TestHolders;
import hims.platform.Ids;
import hims.platform.Row;
import hims.world.DatabaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A pharmacist without a network holds a stranger's card before the reader that she once opened (CARD-42). */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class ReaderStory {
    private static final String READY = "body[data-reader-ready]";
    private static final String INSTALLED = """
            async () => {
              await navigator.serviceWorker.ready;
              while (!await caches.match("/E/page-hi")) await new Promise(on => setTimeout(on, 50));
            }
            """;

    /** Every published vector, by the code of the page itself. */
    private static final String VECTORS = """
            async vectors => {
              const { now, trust: known, codes } = JSON.parse(vectors);
              const at = document.querySelector("script[src*=reader]").src;
              const { read } = await import(new URL("codes.js", at)), { trust } = await import(new URL("trust.js", at));
              const trusted = await trust(known), wrong = [];
              for (const { name, verdict, text } of codes) {
                const answer = await read(text, trusted, Date.parse(now));
                if (answer.verdict !== verdict) wrong.push(`${name}: ${answer.verdict} instead of ${verdict}`);
              }
              return wrong;
            }
            """;

    private static final String AGED = """
            async days => {
              const store = await caches.open("hims-reader"), known = await (await store.match("/E/known")).json();
              for (const list of Object.values(known.lists)) list.asOf = new Date(Date.now() - days * 86400000).toISOString();
              known.asOf = new Date(Date.now() - days * 86400000).toISOString();
              await store.put("/E/known", new Response(JSON.stringify(known)));
            }
            """;

    private final Browser browser;
    private final Cards cards;
    private final TestHolders people;
    private final JdbcClient jdbc;

    ReaderStory(@LocalServerPort int port, Cards cards, TestHolders people, JdbcClient jdbc) {
        this.browser = new Browser(port);
        this.cards = cards;
        this.people = people;
        this.jdbc = jdbc;
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"PHONE, en", "PHONE, hi", "DESKTOP, en", "DESKTOP, hi"})
    void without_a_network_it_tells_a_good_card_from_a_lost_and_an_altered_one(Device device, String language) {
        var good = code(issue());
        var lost = issue();
        cards.reportLost(lost, TestHolders.actor(Role.REGISTRATION_CLERK, "LNH"));
        try (var screen = browser.screen(device, language)) {
            var page = screen.open("/E").page();
            page.waitForSelector(READY);
            page.evaluate(INSTALLED);
            screen.looksRight("reader");
            check(screen, good, "good");
            screen.looksRight("reader-good");
            page.context().setOffline(true);
            screen.open("/E");
            page.waitForSelector(READY);
            assertThat(page.locator("[data-reader-age]")).hasAttribute("data-reader-age", "fresh");
            check(screen, good, "good");
            assertThat(page.locator("[data-reader-answer]")).containsText("Sunita Devi");
            check(screen, code(lost), "suspended");
            check(screen, altered(good), "altered");
            check(screen, good.replace("/Q/", "/Q/A"), "unreadable");
            check(screen, "upi://pay?pa=somebody@bank", "not-ours");
        }
    }

    @Test
    void the_address_on_the_card_opens_the_reader_when_the_server_does_not_answer() {
        var good = code(issue());
        try (var screen = browser.screen(Device.PHONE, "en")) {
            var page = screen.open("/E").page();
            page.waitForSelector(READY);
            page.evaluate(INSTALLED);
            page.waitForFunction("async () => (await navigator.serviceWorker.getRegistrations()).every(r => r.active) "
                    + "&& (await navigator.serviceWorker.getRegistrations()).length === 2");
            page.context().setOffline(true);
            screen.open(good.substring(good.indexOf("/Q/")));
            page.waitForSelector(READY);
            assertThat(page.locator("[data-verdict]")).hasAttribute("data-verdict", "good");
        }
    }

    @Test
    void lists_turn_amber_after_a_day_and_after_a_week_no_card_is_called_good() {
        var good = code(issue());
        try (var screen = browser.screen(Device.PHONE, "en")) {
            var page = screen.open("/E").page();
            page.waitForSelector(READY);
            page.evaluate(INSTALLED);
            page.context().setOffline(true);
            aged(screen, 2);
            assertThat(page.locator("[data-reader-age]")).hasAttribute("data-reader-age", "amber");
            check(screen, good, "good");
            aged(screen, 8);
            assertThat(page.locator("[data-reader-age]")).hasAttribute("data-reader-age", "red");
            assertThat(page.locator("[data-reader-age]")).containsText("cannot be checked");
            check(screen, good, "too-old");
            aged(screen, -3);
            assertThat(page.locator("[data-reader-age]")).hasAttribute("data-reader-age", "clock");
            assertThat(page.locator("[data-reader-age]")).containsText("Check the clock");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_published_vectors_read_in_the_browser_as_they_say() throws IOException {
        try (var screen = browser.screen(Device.DESKTOP, "en")) {
            var page = screen.open("/E").page();
            page.waitForSelector(READY);
            var wrong =
                    (List<String>) page.evaluate(VECTORS, Files.readString(Path.of("docs/card-format/vectors.json")));
            assertThat(wrong).isEmpty();
        }
    }

    private static void aged(Screen screen, int days) {
        screen.page().evaluate(AGED, days);
        screen.open("/E");
        screen.page().waitForSelector(READY);
    }

    private static void check(Screen screen, String code, String verdict) {
        screen.page().locator("[data-scan-box]").fill(code);
        screen.page().locator("[data-reader-form] button.h-button--primary").click();
        assertThat(screen.page().locator("[data-reader-answer]")).hasAttribute("data-verdict", verdict);
    }

    private static String altered(String code) {
        var at = code.length() - 40;
        return code.substring(0, at) + (code.charAt(at) == 'A' ? 'B' : 'A') + code.substring(at + 1);
    }

    private CardId issue() {
        return cards.issueTemporary(
                people.register(),
                TestHolders.actor(Role.REGISTRATION_CLERK, "LNH"),
                Ids.next().toString());
    }

    private String code(CardId card) {
        return jdbc.sql("select fields ->> 'code' from card.print where card = :card")
                .paramSource(Row.with("card", card))
                .query(String.class)
                .single();
    }
}
