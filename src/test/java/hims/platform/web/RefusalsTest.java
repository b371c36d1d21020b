package hims.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebSlice
class RefusalsTest {
    private final MockMvcTester browser;

    RefusalsTest(MockMvcTester browser) {
        this.browser = browser;
    }

    @Test
    void a_program_is_refused_by_problem_details() {
        assertThat(browser.get().uri("/refusing").header("Accept", "application/json"))
                .hasStatus(409)
                .hasContentType("application/problem+json")
                .bodyJson()
                .extractingPath("$")
                .asMap()
                .containsEntry("type", "/problems/platform.still-running")
                .containsEntry("title", "This is being saved right now. Please wait a moment")
                .containsEntry("status", 409)
                .containsEntry("available", 3)
                .containsKey("instance");
    }

    @Test
    void a_reader_is_refused_by_a_page_in_her_language() {
        assertThat(browser.get()
                        .uri("/refusing")
                        .header("Accept", "text/html")
                        .cookie(new Cookie("hims_language", "hi")))
                .hasStatus(409)
                .bodyText()
                .contains("<html lang=\"hi\"")
                .contains("सहायता के लिए कोड");
    }

    @Test
    void a_part_of_a_page_is_refused_by_a_part() {
        assertThat(browser.get().uri("/refusing").header("HX-Request", "true"))
                .hasStatus(409)
                .hasHeader("HX-Retarget", "#h-refusal")
                .bodyText()
                .doesNotContain("<html")
                .contains("h-alert--stop");
    }

    @Test
    void what_is_not_there_answers_404_in_words() {
        assertThat(browser.get().uri("/nowhere").header("Accept", "text/html"))
                .hasStatus(404)
                .bodyText()
                .contains("There is nothing at this address");
    }

    @Test
    void an_id_that_is_none_answers_as_if_nothing_were_there() {
        assertThat(browser.get().uri("/refusing/17").header("Accept", "text/html"))
                .hasStatus(404);
    }

    @Test
    void a_method_that_is_not_taken_answers_405() {
        assertThat(browser.delete().uri("/refusing").with(csrf()).header("Accept", "text/html"))
                .hasStatus(405);
    }

    @Test
    void the_error_page_keeps_the_houses_secrets() {
        assertThat(browser.get()
                        .uri("/error")
                        .header("Accept", "text/html")
                        .requestAttr("jakarta.servlet.error.status_code", 500)
                        .requestAttr(
                                "jakarta.servlet.error.exception", new IllegalStateException("secret of the house")))
                .hasStatus(500)
                .bodyText()
                .doesNotContain("secret")
                .contains("Something went wrong on our side");
    }

    @Test
    void an_error_without_words_of_its_own_uses_those_of_its_family() {
        assertThat(browser.get()
                        .uri("/error")
                        .header("Accept", "application/json")
                        .requestAttr("jakarta.servlet.error.status_code", 418))
                .hasStatus(418)
                .bodyText()
                .contains("platform.400");
    }
}
