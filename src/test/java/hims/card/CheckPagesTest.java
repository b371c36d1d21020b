package hims.card;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Actor;
import hims.world.DatabaseTest;
import java.net.URI;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

@DatabaseTest
class CheckPagesTest {

    private static final Actor MEENA = TestHolders.MEENA;

    private final Cards cards;
    private final TestHolders people;
    private final PrintSql prints;
    private final Throttle throttle;
    private final RestClient browser;
    private final String address;

    CheckPagesTest(Cards cards, TestHolders people, PrintSql prints, Throttle throttle, @LocalServerPort int port) {
        this.cards = cards;
        this.people = people;
        this.prints = prints;
        this.throttle = throttle;
        this.address = "http://localhost:" + port;
        this.browser = RestClient.builder()
                .baseUrl(address)
                .defaultHeader("Accept", "text/html")
                .defaultStatusHandler(_ -> true, (_, _) -> {})
                .build();
    }

    @BeforeEach
    void a_quiet_minute() {
        throttle.forget();
    }

    @Test
    void a_camera_opens_the_code_in_capitals() {
        String page = get("/Q/" + token(issue()), "en").getBody();

        assertThat(page)
                .contains("This card is genuine", "S. D.", "Born in 1979", "Show this at any government hospital")
                .doesNotContain("Sunita", "सुनीता", "Ramesh");
    }

    @Test
    void it_speaks_hindi_and_reads_small_letters() {
        assertThat(get("/q/" + token(issue()).toLowerCase(Locale.ROOT), "hi").getBody())
                .contains("यह कार्ड असली है");
    }

    @Test
    void a_lost_card_is_genuine_but_not_in_use() {
        Card card = issue();
        cards.reportLost(card.id(), MEENA);

        assertThat(get("/Q/" + token(card), "en").getBody()).contains("not in use: Reported lost");
    }

    @Test
    void an_unknown_card_and_nonsense_look_the_same() {
        String altered = "B" + token(issue()).substring(1);

        assertThat(get("/Q/" + altered, "en").getBody()).contains("could not be confirmed");
        assertThat(get("/Q/%3Cscript%3E", "en").getBody())
                .contains("could not be confirmed")
                .doesNotContain("<script>alert");
    }

    @Test
    void too_many_checks_from_one_network_are_told_to_wait() {
        String path = "/Q/AAAA";
        IntStream.range(0, 30).forEach(_ -> get(path, "en"));

        ResponseEntity<String> refused = get(path, "en");

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(refused.getHeaders().getFirst("Retry-After")).isEqualTo("60");
    }

    @Test
    void the_key_list_is_open_to_every_reader() {
        ResponseEntity<String> list = browser.get()
                .uri("/.well-known/hims-card-keys.json")
                .header("Accept", "application/json")
                .retrieve()
                .toEntity(String.class);

        assertThat(list.getHeaders().getFirst("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(list.getBody())
                .contains("\"purpose\":\"SERVICE\"", "\"purpose\":\"EMERGENCY\"", "\"alg\":\"ES256\"")
                .doesNotContain("\"d\"");
    }

    private Card issue() {
        var cmd = new Cards.IssueTemporary(people.sunita(), null, false);
        return ((Issued.Now) cards.issueTemporary(cmd, MEENA)).card();
    }

    private String token(Card card) {
        String code = prints.latest(card.id()).orElseThrow().fields().code();
        return code.substring(code.indexOf("/Q/") + 3);
    }

    private ResponseEntity<String> get(String path, String language) {
        return browser.get()
                .uri(URI.create(address + path))
                .header("Accept-Language", language)
                .retrieve()
                .toEntity(String.class);
    }
}
