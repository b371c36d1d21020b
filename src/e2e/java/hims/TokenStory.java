package hims;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import hims.Browser.Device;
import hims.access.Invitation;
import hims.access.Role;
import hims.emergency.Casualty;
import hims.scheduling.QueueId;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The clerk gives a token with the keyboard alone and prints its slip; the manager hangs a board that shows it. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class TokenStory {
    private final Casualty casualty;
    private final Invitation invitations;
    private final Browser browser;

    TokenStory(Casualty casualty, Invitation invitations, @LocalServerPort int port) {
        this.casualty = casualty;
        this.invitations = invitations;
        this.browser = new Browser(port);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, en", "DESKTOP, hi", "PHONE, en", "PHONE, hi"})
    void a_token_is_given_and_stands_on_the_board(Device device, String language) {
        var sunita = casualty.sunita();
        try (var screen = browser.screen(device, language)) {
            signIn(screen, "Rekha Negi", Role.REGISTRATION_CLERK);
            screen.open("/person/" + sunita + "#next");
            screen.looksRight("token-none");
            screen.page().locator("#f-queue").selectOption(queue("LNH/MED-OPD"));
            screen.page().keyboard().press("Escape");
            screen.page().keyboard().press("t");
            assertThat(screen.page().locator("[data-token]")).hasCount(1);
            screen.looksRight("token-given");
            screen.page().keyboard().press("p");
            screen.page().waitForURL(address -> address.endsWith("/slip"));
            screen.looksRight("token-slip");
            screen.open("/scheduling/queues").looksRight("queues-clerk");
        }
        try (var screen = browser.screen(device, language)) {
            signIn(screen, "Suresh Kumar", Role.QUEUE_MANAGER);
            screen.page().locator("#f-placeEn").fill("OPD Block, Waiting hall 2");
            screen.page().locator("#f-placeHi").fill("ओ.पी.डी. ब्लॉक, प्रतीक्षालय 2");
            var cell = 0;
            for (var code : new String[] {"LNH/MED-OPD", "LNH/ORTHO-OPD", "LNH/EYE-OPD", "LNH/MED-OPD/SENIOR"}) {
                var shown = screen.page().locator("#f-cell" + ++cell + " option[value='" + queue(code) + "']");
                if (shown.count() > 0) {
                    screen.page().locator("#f-cell" + cell).selectOption(queue(code));
                }
            }
            screen.page().locator("#board-form button").click();
            assertThat(screen.page().locator("[data-board-link]")).isVisible();
            screen.looksRight("queues-manager");
            var address = screen.page().locator("[data-board-link]").getAttribute("href");
            if (device == Device.DESKTOP) {
                try (var hall = browser.screen(Device.BOARD, language)) {
                    hall.open(address).looksRight("board");
                }
            }
        }
    }

    private void signIn(Screen screen, String name, Role role) {
        var login = StaffDesk.enrol(invitations, name, role, "LNH");
        screen.open("/sign-in");
        screen.page().locator("#f-login").fill(login.name());
        screen.page().locator("#f-password").fill(login.password());
        screen.page().locator("#f-code").fill(login.code());
        screen.page().keyboard().press("Enter");
        screen.page().waitForURL(address -> !address.endsWith("/sign-in"));
    }

    private static String queue(String code) {
        return QueueId.of(code).toString();
    }
}
