package hims.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebSlice
class AnswersTest {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; media-src 'self'; "
            + "worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final MockMvcTester browser;
    private final Assets assets;

    AnswersTest(MockMvcTester browser, Assets assets) {
        this.browser = browser;
        this.assets = assets;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gallery", "/nowhere", "/refusing"})
    void every_answer_carries_the_security_headers(String path) {
        assertThat(browser.get().uri(path).header("Accept", "text/html"))
                .headers()
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("Referrer-Policy", "no-referrer")
                .hasValue("Cross-Origin-Opener-Policy", "same-origin")
                .hasValue("Cache-Control", "no-store")
                .hasValue("Content-Security-Policy", POLICY);
    }

    @Test
    void a_file_is_kept_for_a_year_at_an_address_that_changes_with_it() {
        assertThat(browser.get().uri(assets.path("hims.css")))
                .hasStatusOk()
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable")
                .bodyText()
                .contains("--h-accent:");
        assertThat(browser.get().uri(assets.path("fonts/plex-latin-400.woff2"))).hasStatusOk();
        assertThat(browser.get().uri(assets.path("js/hims.js"))).hasStatusOk();
        assertThat(browser.get().uri(assets.path("htmx.js"))).hasStatusOk();
        assertThat(browser.get().uri(assets.path("icons.svg")))
                .hasStatusOk()
                .hasHeader("Content-Type", "image/svg+xml");
    }

    @Test
    void no_file_outside_the_folder_is_served() {
        assertThat(browser.get().uri(assets.path("../application.yaml"))).hasStatus4xxClientError();
    }

    @Test
    void the_language_once_chosen_is_kept() {
        assertThat(browser.post()
                        .uri("/language")
                        .with(csrf())
                        .param("language", "hi")
                        .param("back", "/gallery?x=1"))
                .hasStatus(303)
                .hasHeader("Location", "/gallery?x=1")
                .cookies()
                .hasValue("hims_language", "hi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", ""})
    void nobody_is_sent_elsewhere(String back) {
        assertThat(browser.post()
                        .uri("/theme")
                        .with(csrf())
                        .param("theme", "night")
                        .param("back", back))
                .hasHeader("Location", "/");
    }

    @Test
    void the_browsers_language_counts_until_one_is_chosen() {
        assertThat(browser.get().uri("/gallery").header("Accept-Language", "hi-IN,en;q=0.5"))
                .bodyText()
                .contains("<html lang=\"hi\"");
        assertThat(browser.get()
                        .uri("/gallery")
                        .header("Accept-Language", "hi-IN")
                        .cookie(new Cookie("hims_language", "en")))
                .bodyText()
                .contains("<html lang=\"en\"");
    }

    @Test
    void night_changes_the_colours() {
        assertThat(browser.get().uri("/gallery").cookie(new Cookie("hims_theme", "night")))
                .bodyText()
                .contains("data-bs-theme=\"dark\"");
    }

    @Test
    void a_redirect_sends_a_part_of_a_page_away_as_a_whole() {
        assertThat(browser.post().uri("/refusing/said").with(csrf()).header("HX-Request", "true"))
                .hasStatus(204)
                .hasHeader("HX-Redirect", "/gallery");
    }
}
