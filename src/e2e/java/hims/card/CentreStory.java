package hims.card;

import hims.Browser;
import hims.Browser.Device;
import hims.Screen;
import hims.access.Invitation;
import hims.access.Role;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A batch of cards from the list of requests to the post: Nasreen prints and counts, Gurpreet confirms. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class CentreStory {
    private static final String HOSPITAL = "DDU";

    private final Invitation invitations;
    private final CardRequests requests;
    private final Printing printing;
    private final TestHolders people;
    private final Browser browser;

    CentreStory(
            Invitation invitations,
            CardRequests requests,
            Printing printing,
            TestHolders people,
            @LocalServerPort int port) {
        this.invitations = invitations;
        this.requests = requests;
        this.printing = printing;
        this.people = people;
        this.browser = new Browser(port);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, en", "PHONE, hi"})
    void a_batch_goes_from_the_requests_to_the_post(Device device, String language) {
        var card =
                requests.ask(people.register(), CardForm.POCKET, TestHolders.actor(Role.REGISTRATION_CLERK, HOSPITAL));
        try (var nasreen = browser.screen(device, language);
                var gurpreet = browser.screen(device, language)) {
            signIn(nasreen, "Nasreen Bano");
            nasreen.open("/card/centre").looksRight("centre");
            nasreen.open("/card/centre/requests/" + card.id()).looksRight("centre-request");
            nasreen.open("/card/centre/batches").page().locator("[name=many]").fill("20");
            nasreen.press("form[action$='/blanks']");
            nasreen.open("/card/centre/batches").page().locator("#f-form").selectOption("POCKET");
            nasreen.page().locator("[name=layout]").selectOption("SINGLE");
            nasreen.looksRight("centre-batches");
            nasreen.press("form[action$='/batches']");
            nasreen.looksRight("centre-open");
            var path = nasreen.page().url();
            nasreen.press("form[action$='/lock']");
            printing.finish(new BatchId(UUID.fromString(path.substring(path.lastIndexOf('/') + 1))));
            nasreen.open(path).looksRight("centre-made");
            nasreen.press("form[action$='/releases']");
            nasreen.looksRight("centre-file");
            nasreen.open(path).page().locator("[name=blanks]").fill("3");
            nasreen.page().locator("[name=good]").fill("1");
            nasreen.page().locator("[name=unused]").fill("2");
            nasreen.press("form[action$='/counts']");
            nasreen.looksRight("centre-counted");
            signIn(gurpreet, "Gurpreet Singh");
            gurpreet.open(path).looksRight("centre-confirm");
            gurpreet.press("form[action$='/confirmations']");
            gurpreet.looksRight("centre-dispatch");
            gurpreet.page().locator("#f-tracking").fill("EE123456789IN");
            gurpreet.press("form[action$='/dispatches']");
            gurpreet.looksRight("centre-sent");
        }
    }

    private void signIn(Screen screen, String name) {
        var login = StaffDesk.enrol(invitations, name, Role.CARD_OPERATOR, HOSPITAL);
        screen.open("/sign-in");
        screen.page().locator("#f-login").fill(login.name());
        screen.page().locator("#f-password").fill(login.password());
        screen.page().locator("#f-code").fill(login.code());
        screen.page().keyboard().press("Enter");
        screen.page().waitForURL(address -> !address.endsWith("/sign-in"));
    }
}
