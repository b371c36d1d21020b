package hims.card;

import static org.assertj.core.api.Assertions.assertThat;

import hims.access.Actor;
import hims.access.Invitation;
import hims.access.Role;
import hims.world.Browsing;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A day at the card centre, from the list of requests to the card in its holder's hand (CARD-20 to CARD-25). */
@DatabaseTest
class CentrePagesTest {
    private static final Pattern FETCH = Pattern.compile("href=\"([^\"]*/files/1\\?release=[^\"]*)\"");
    private static final Actor CLERK = TestHolders.actor(Role.REGISTRATION_CLERK, "GGSGH");

    private final Invitation invitations;
    private final int port;
    private final CardRequests requests;
    private final Printing printing;
    private final CardSql cards;
    private final TestHolders people;

    CentrePagesTest(
            Invitation invitations,
            @LocalServerPort int port,
            CardRequests requests,
            Printing printing,
            CardSql cards,
            TestHolders people) {
        this.invitations = invitations;
        this.port = port;
        this.requests = requests;
        this.printing = printing;
        this.cards = cards;
        this.people = people;
    }

    @Test
    void from_the_list_of_requests_to_the_hand_of_the_holder() {
        var card = requests.ask(people.register(), CardForm.POCKET, CLERK);
        var nasreen = StaffDesk.open(port, invitations, "Nasreen Bano", Role.CARD_OPERATOR, "GGSGH");
        var gurpreet = StaffDesk.open(port, invitations, "Gurpreet Singh", Role.CARD_OPERATOR, "GGSGH");

        assertThat(Browsing.location(nasreen.get("/"))).endsWith("/card/centre");
        assertThat(nasreen.get("/card/centre").body()).contains(card.serial().grouped(), "Sunita Devi", "Requested");
        assertThat(Browsing.location(
                        nasreen.get("/card/centre?number=" + card.serial().grouped())))
                .endsWith("/card/centre/requests/" + card.id());
        assertThat(nasreen.get("/card/centre?number=none").body()).contains("No request none here");

        nasreen.get("/card/centre/batches");
        nasreen.post("/card/centre/blanks", Map.of("form", "POCKET", "many", "20"));
        nasreen.get("/card/centre/batches");
        var batch = path(
                nasreen.post("/card/centre/batches", Map.of("form", "POCKET", "layout", "SINGLE", "letters", "on")));
        nasreen.get(batch);
        assertThat(nasreen.submit(batch + "/lock", Map.of()).body()).contains("Being made");
        printing.finish(new BatchId(UUID.fromString(batch.substring(batch.lastIndexOf('/') + 1))));

        nasreen.get(batch);
        var released = nasreen.get(path(nasreen.post(batch + "/releases", Map.of("fileid", "1"))))
                .body();
        var fetch = FETCH.matcher(released);
        assertThat(fetch.find()).isTrue();
        var file = fetch.group(1).replace("&amp;", "&").replace("&#61;", "=");
        assertThat(nasreen.get(file).headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(gurpreet.get(file).statusCode()).as("let out to Nasreen").isEqualTo(404);
        assertThat(nasreen.get(batch).body()).contains("Why again?");
        assertThat(nasreen.post(batch + "/releases", Map.of("fileid", "1")).statusCode())
                .as("a second print without a reason")
                .isEqualTo(400);

        nasreen.get(batch);
        assertThat(nasreen.post(batch + "/counts", Map.of("blanks", "5", "good", "1", "unused", "3"))
                        .body())
                .contains("do not add up");
        assertThat(nasreen.submit(batch + "/counts", Map.of("blanks", "5", "good", "1", "unused", "4"))
                        .body())
                .contains("somebody else confirms");
        gurpreet.get(batch);
        assertThat(gurpreet.submit(batch + "/confirmations", Map.of()).body()).contains("Tracking reference");
        assertThat(nasreen.get(batch).body()).contains("Cards have left");
        assertThat(nasreen.submit(batch + "/dispatches", Map.of("tracking", "EE123456789IN"))
                        .body())
                .contains("Sent with EE123456789IN", "no longer kept");

        var request = "/card/centre/requests/" + card.id();
        nasreen.get(request);
        nasreen.post(request + "/steps", Map.of("act", "RETURNED"));
        assertThat(nasreen.get("/card/centre?tab=RETURNED").body())
                .contains(card.serial().grouped());
        nasreen.get(request);
        nasreen.post(request + "/steps", Map.of("act", "ISSUED"));
        nasreen.get(request);
        assertThat(nasreen.post(request + "/steps", Map.of("act", "ACTIVE")).statusCode())
                .as("handed over without a proof")
                .isEqualTo(400);
        nasreen.get(request);
        nasreen.post(request + "/steps", Map.of("act", "ACTIVE", "reason", "voter card 4471"));
        assertThat(cards.find(card.id()).orElseThrow().state()).isEqualTo(CardState.ACTIVE);
    }

    @Test
    void it_speaks_hindi_and_to_another_hospital_none_of_it_exists() {
        var card = requests.ask(people.register(), CardForm.STICKERS, CLERK);
        var nasreen = StaffDesk.open(port, invitations, "Nasreen Bano", Role.CARD_OPERATOR, "GGSGH");
        nasreen.get("/card/centre");
        nasreen.post("/language", Map.of("language", "hi", "back", "/"));
        assertThat(nasreen.get("/card/centre").body()).contains("कार्ड केंद्र", "माँगे गए", "क्यूआर स्टिकर");
        assertThat(nasreen.get("/card/centre/batches").body()).contains("नई खेप");

        var farah = StaffDesk.open(port, invitations, "Farah Khan", Role.CARD_OPERATOR, "AAAGH");
        assertThat(farah.get("/card/centre/requests/" + card.id()).statusCode()).isEqualTo(404);
        var clerk = StaffDesk.open(port, invitations, "Meena Joshi", Role.REGISTRATION_CLERK, "GGSGH");
        assertThat(clerk.get("/card/centre").statusCode()).isEqualTo(403);
    }

    private static String path(HttpResponse<String> answer) {
        var address = URI.create(Browsing.location(answer));
        return address.getQuery() == null ? address.getPath() : address.getPath() + "?" + address.getQuery();
    }
}
