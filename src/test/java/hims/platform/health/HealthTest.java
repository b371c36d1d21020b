package hims.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import hims.platform.web.Language;
import hims.platform.web.Texts;
import hims.world.DatabaseTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** REL-61: alive, ready, and what is wrong with cause, effect and next step; figures that name nobody. */
@DatabaseTest
class HealthTest {
    private final int port;
    private final Health health;
    private final Texts texts;

    HealthTest(@LocalServerPort int port, Health health, Texts texts) {
        this.port = port;
        this.health = health;
        this.texts = texts;
    }

    @Test
    void a_balancer_hears_whether_it_lives_and_is_ready() throws Exception {
        assertThat(get("/health/live").body()).isEqualTo("{\"state\":\"live\"}");
        assertThat(get("/health/ready").body()).isEqualTo("{\"state\":\"ready\"}");
        assertThat(get("/health/ready").headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_house_without_backups_is_told_what_to_do() throws Exception {
        assertThat(health.degraded()).extracting(Degraded::reason).contains(Reason.BACKUP);
        assertThat(get("/health/degraded").body()).contains("The last backup is older", "run ./hims backup");
    }

    @Test
    void strangers_hear_nothing_of_what_is_wrong() throws Exception {
        assertThat(get("/health/degraded", "X-Forwarded-For", "203.0.113.9").statusCode())
                .isEqualTo(404);
        assertThat(get("/metrics", "X-Forwarded-For", "203.0.113.9").statusCode())
                .isEqualTo(404);
    }

    @Test
    void figures_name_routes_and_reasons_and_no_ids() throws Exception {
        get("/person/019a0000-0000-7000-8000-000000000001?q=Sunita");
        var figures = get("/metrics").body();
        assertThat(figures)
                .contains(
                        "hims_ready 1.0", "hims_degraded{reason=\"BACKUP\"} 1.0", "hims_requests_seconds_count", "jvm_")
                .doesNotContain("019a0000", "Sunita");
    }

    @Test
    void every_reason_has_its_words_in_both_languages() {
        for (var reason : Reason.values()) {
            var one = new Degraded(reason, 7);
            for (var language : Language.values()) {
                assertThat(one.what(texts, language)).isNotBlank().doesNotContain("health.");
                assertThat(one.effect(texts, language)).isNotBlank().doesNotContain("health.");
                assertThat(one.next(texts, language)).isNotBlank().doesNotContain("health.");
            }
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
