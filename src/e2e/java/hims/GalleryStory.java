package hims;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import hims.Browser.Device;
import hims.world.DatabaseTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every part and every screen of the visual language, in both languages, on a desk and in a hand, by day and by night. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class GalleryStory {
    private static final List<String> STAFF = List.of("registration", "doctor", "pharmacy", "emergency");
    private static final List<String> CITIZEN = List.of("home", "visits", "looked");

    private final Browser browser;

    GalleryStory(@LocalServerPort int port) {
        browser = new Browser(port);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, en", "DESKTOP, hi", "PHONE, en", "PHONE, hi"})
    void every_part_can_be_used_by_everyone(Device device, String language) {
        try (var screen = browser.screen(device, language)) {
            screen.open("/gallery").looksRight("gallery");
            for (var scene : STAFF) {
                screen.open("/gallery/" + scene).looksRight("gallery-" + scene);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "hi"})
    void a_citizens_phone_shows_her_pages(String language) {
        try (var screen = browser.screen(Device.PHONE, language)) {
            for (var scene : CITIZEN) {
                screen.open("/gallery/" + scene).looksRight("gallery-" + scene);
            }
        }
    }

    @Test
    void the_board_fits_its_television() {
        try (var screen = browser.screen(Device.BOARD, "hi")) {
            screen.open("/gallery/board").looksRight("gallery-board");
            assertThat(screen.page().evaluate("document.documentElement.scrollHeight <= innerHeight"))
                    .isEqualTo(true);
        }
    }

    @Test
    void the_dark_ward_keeps_every_contrast() {
        try (var screen = browser.screen(Device.DESKTOP, "en")) {
            screen.open("/gallery");
            screen.page().locator("button[name=theme]").first().click();
            assertThat(screen.page().locator("html")).hasAttribute("data-bs-theme", "dark");
            screen.looksRight("gallery-night");
            for (var scene : STAFF) {
                screen.open("/gallery/" + scene).looksRight("gallery-night-" + scene);
            }
        }
    }

    @Test
    void the_language_changes_where_she_stands() {
        try (var screen = browser.screen(Device.DESKTOP, "en")) {
            screen.open("/gallery/doctor");
            screen.page().locator("[data-menu] summary").first().click();
            screen.page().locator("button[value=hi]").click();
            assertThat(screen.page().locator("html")).hasAttribute("lang", "hi");
            assertThat(screen.page().url()).endsWith("/gallery/doctor");
        }
    }

    @Test
    void a_dialog_is_left_by_escape_and_its_safe_answer_has_the_focus() {
        try (var screen = browser.screen(Device.DESKTOP, "en")) {
            screen.open("/gallery");
            screen.page().locator("[data-open-dialog]").click();
            assertThat(screen.page().locator("#g-stop .h-dialog__acts button").first())
                    .isFocused();
            screen.looksRight("gallery-dialog");
            screen.page().keyboard().press("Escape");
            assertThat(screen.page().locator("#g-stop")).isHidden();
            assertThat(screen.page().locator("[data-open-dialog]")).isFocused();
        }
    }

    @Test
    void rows_and_search_are_reached_by_single_letters() {
        try (var screen = browser.screen(Device.DESKTOP, "en")) {
            screen.open("/gallery/doctor");
            screen.page().keyboard().press("j");
            screen.page().keyboard().press("j");
            assertThat(screen.page().locator(".h-queue__row").nth(1)).isFocused();
            screen.page().keyboard().press("/");
            assertThat(screen.page().locator("[data-search]")).isFocused();
            screen.page().keyboard().press("j");
            assertThat(screen.page().locator("[data-search]")).hasValue("j");
        }
    }

    @Test
    void the_banner_shrinks_to_one_line_and_keeps_the_allergy() {
        try (var screen = browser.screen(Device.DESKTOP, "en")) {
            screen.open("/gallery/pharmacy");
            screen.page().setViewportSize(1366, 500);
            screen.page().mouse().wheel(0, 400);
            assertThat(screen.page().locator(".h-banner--small .h-allergy")).isVisible();
            assertThat(screen.page().locator(".h-banner").boundingBox().height).isLessThan(46);
        }
    }
}
