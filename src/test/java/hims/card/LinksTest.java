package hims.card;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.PersonId;
import hims.card.Links.Lasts;
import hims.card.Links.NewLink;
import hims.world.AtOnce;
import hims.world.DatabaseTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A link as the program of a stranger opens it (CARD-14, FMT-40 to 42). */
@DatabaseTest
class LinksTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Links links;
    private final TestHolders people;
    private final Throttle throttle;
    private final JdbcClient jdbc;
    private final int port;
    private final HttpClient stranger = HttpClient.newHttpClient();

    LinksTest(Links links, TestHolders people, Throttle throttle, JdbcClient jdbc, @LocalServerPort int port) {
        this.links = links;
        this.people = people;
        this.throttle = throttle;
        this.jdbc = jdbc;
        this.port = port;
    }

    @BeforeEach
    void a_quiet_minute() {
        throttle.forget();
    }

    @Test
    void with_the_passcode_the_summary_opens_and_the_holder_sees_who_said_so() throws Exception {
        var sunita = people.register();
        var link = make(sunita, null, true);
        var answer = open(link, "Dr Rao, City Hospital", link.passcode());
        assertThat(answer.statusCode()).isEqualTo(200);
        var file = JSON.readTree(answer.body()).at("/files/0");
        assertThat(file.get("contentType").asString()).isEqualTo("application/fhir+json");
        var bundle = JSON.readTree(
                opened(file.get("embedded").asString(), payload(link).get("key").asString()));
        assertThat(bundle.get("type").asString()).isEqualTo("document");
        assertThat(bundle.toString()).contains("60591-5", "Devi");
        assertThat(jdbc.sql(
                                "select actor_name from audit.event where object_type = 'summary-link' and patient = :id and action = 'READ' "
                                        + "and role = 'SYSTEM'")
                        .param("id", sunita.value())
                        .query(String.class)
                        .list())
                .containsExactly("Dr Rao, City Hospital");
    }

    @Test
    void its_address_is_short_and_cannot_be_guessed() {
        var payload = payload(make(people.register(), null, true));
        assertThat(payload.get("url").asString().length()).isLessThanOrEqualTo(128);
        assertThat(payload.get("url").asString()).containsPattern("/shl/[\\w-]{43}$");
        assertThat(payload.get("key").asString()).hasSize(43);
        assertThat(payload.get("flag").asString()).isEqualTo("P");
        assertThat(payload.get("exp").asLong()).isPositive();
    }

    @Test
    void ten_wrong_passcodes_end_it_however_many_are_tried_at_once() throws Exception {
        var link = make(people.register(), null, true);
        var wrong = link.passcode().equals("000000") ? "111111" : "000000";
        var first = open(link, "x", wrong);
        assertThat(first.statusCode()).isEqualTo(401);
        assertThat(JSON.readTree(first.body()).get("remainingAttempts").asInt()).isEqualTo(9);
        assertThat(open(link, "x", link.passcode()).statusCode()).isEqualTo(200);
        AtOnce.times(20, () -> open(link, "x", wrong));
        assertThat(open(link, "x", link.passcode()).statusCode()).isEqualTo(404);
    }

    @Test
    void it_opens_as_often_as_was_said_and_not_once_more() throws Exception {
        var link = make(people.register(), 1, false);
        var answers = AtOnce.times(10, () -> open(link, "x", null).statusCode());
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 404);
    }

    @Test
    void one_press_ends_it_and_nobody_can_tell_it_from_one_that_never_was() throws Exception {
        var sunita = people.register();
        var link = make(sunita, null, false);
        links.revoke(link.id(), TestHolders.MEENA);
        var ended = open(link, "x", null);
        assertThat(ended.statusCode()).isEqualTo(404);
        assertThat(post("/shl/" + "A".repeat(43), "{}").body()).isEqualTo(ended.body());
        assertThat(links.of(sunita, TestHolders.MEENA)).allMatch(shown -> !shown.active());
    }

    @Test
    void over_its_time_it_opens_nothing() throws Exception {
        var link = make(people.register(), null, false);
        jdbc.sql(
                        "update card.link set made_at = made_at - interval '2 days', ends_at = ends_at - interval '2 days' where id = :id")
                .param("id", link.id().value())
                .update();
        assertThat(open(link, "x", null).statusCode()).isEqualTo(404);
    }

    @Test
    void whoever_wants_no_long_answer_is_given_an_address_for_an_hour() throws Exception {
        var link = make(people.register(), 1, false);
        var body = "{\"recipient\":\"x\",\"embeddedLengthMax\":100}";
        var manifest = JSON.readTree(post(path(link), body).body());
        var location = manifest.at("/files/0/location").asString();
        var file = stranger.send(
                HttpRequest.newBuilder(at(URI.create(location).getPath())).build(), BodyHandlers.ofString());
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/jose");
        assertThat(opened(file.body(), payload(link).get("key").asString())).contains("60591-5");
        assertThat(stranger.send(HttpRequest.newBuilder(at("/shl/files/AAAA")).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }

    private Links.Shown make(PersonId person, @Nullable Integer views, boolean passcode) {
        var id = links.make(person, new NewLink(Lasts.DAY, views, passcode), TestHolders.MEENA);
        return links.of(person, TestHolders.MEENA).stream()
                .filter(link -> link.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> open(Links.Shown link, String who, @Nullable String passcode)
            throws IOException, InterruptedException {
        var code = passcode == null ? "" : ",\"passcode\":\"" + passcode + "\"";
        return post(path(link), "{\"recipient\":\"" + who + "\"" + code + "}");
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return stranger.send(request, BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String path(Links.Shown link) {
        return URI.create(payload(link).get("url").asString()).getPath();
    }

    private static JsonNode payload(Links.Shown link) {
        var text = link.text().substring(link.text().indexOf("shlink:/") + 8);
        return JSON.readTree(Base64.getUrlDecoder().decode(text));
    }

    private static String opened(String jwe, String key) throws GeneralSecurityException, DataFormatException {
        var parts = jwe.split("\\.", -1);
        var decoder = Base64.getUrlDecoder();
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(decoder.decode(key), "AES"),
                new GCMParameterSpec(128, decoder.decode(parts[2])));
        cipher.updateAAD(parts[0].getBytes(StandardCharsets.US_ASCII));
        var packed = cipher.doFinal(concat(decoder.decode(parts[3]), decoder.decode(parts[4])));
        var inflater = new Inflater(true);
        inflater.setInput(packed);
        var plain = new byte[1_000_000];
        return new String(plain, 0, inflater.inflate(plain), StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
