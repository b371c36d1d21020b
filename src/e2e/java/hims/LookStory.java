package hims;

import static org.assertj.core.api.Assertions.assertThat;

import hims.Browser.Device;
import hims.access.Invitation;
import hims.access.Role;
import hims.world.DatabaseTest;
import hims.world.Prescriber;
import hims.world.Registered;
import hims.world.StaffDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of the pictures keep the measures of the pictures: {@code look.tsv}, docs/design-comparison.md. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class LookStory {
    private static final List<Measure> ALL = read();

    /** How a part is, as it can be compared: pixels to the whole one, a colour by the name of its token when it is that one. */
    private static final String LOOK = """
            facts => facts.map(({part, what, measure}) => {
              const seen = document.querySelector(part);
              if (!seen) return "not there";
              const box = seen.getBoundingClientRect();
              if (what in box) return String(Math.round(box[what]));
              const value = getComputedStyle(seen).getPropertyValue(what);
              if (!measure.startsWith("--h-")) return value;
              const probe = document.body.appendChild(document.createElement("i"));
              probe.style.setProperty("color", `var(${measure})`);
              const token = getComputedStyle(probe).color;
              probe.remove();
              return value === token ? measure : value;
            })""";

    private final Invitation invitations;
    private final Registered registered;
    private final Prescriber prescriber;
    private final Browser browser;

    LookStory(Invitation invitations, Registered registered, Prescriber prescriber, @LocalServerPort int port) {
        this.invitations = invitations;
        this.registered = registered;
        this.prescriber = prescriber;
        this.browser = new Browser(port);
    }

    private record Measure(String scene, String part, String what, String measure) {
        Map<String, String> fact() {
            return Map.of("part", part, "what", what, "measure", measure);
        }
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({
        "registration, registration, DESKTOP",
        "doctor, doctor, DESKTOP",
        "pharmacy, pharmacy, DESKTOP",
        "emergency, emergency, DESKTOP",
        "emergency-phone, emergency, PHONE",
        "board, board, BOARD",
        "home, home, PHONE",
        "visits, visits, PHONE",
        "looked, looked, PHONE"
    })
    void a_page_has_the_measures_of_its_picture(String scene, String page, Device device) {
        try (var screen = browser.screen(device, "en")) {
            looksAs(scene, screen.open("/gallery/" + page));
        }
    }

    @Test
    void the_card_is_drawn_at_its_true_size() {
        var lakshmi = registered.person("Lakshmi", "Bisht", 62, "9899961001");
        try (var screen = browser.screen(Device.DESKTOP, "en")) {
            signIn(screen, "Rekha Negi", Role.REGISTRATION_CLERK);
            screen.open("/card/issue/" + lakshmi)
                    .page()
                    .locator("form .h-button--primary")
                    .last()
                    .click();
            screen.page().waitForURL(address -> address.endsWith("/print"));
            looksAs("card", screen);
        }
    }

    @Test
    void the_prescription_is_a_sheet_of_a5() {
        var signed = prescriber.prescribed(5, prescriber.tablet());
        try (var screen = browser.screen(Device.DESKTOP, "en")) {
            signIn(screen, "Imran Qureshi", Role.PHARMACIST);
            looksAs("prescription", screen.open("/pharmacy/prescriptions/" + signed.id() + "/print"));
        }
    }

    private static void looksAs(String scene, Screen screen) {
        var facts = ALL.stream().filter(one -> one.scene.equals(scene)).toList();
        assertThat(facts).as("measures of " + scene).isNotEmpty();
        screen.page().evaluate("document.fonts.ready");
        var seen = (List<?>)
                screen.page().evaluate(LOOK, facts.stream().map(Measure::fact).toList());
        for (var n = 0; n < facts.size(); n++) {
            var fact = facts.get(n);
            assertThat(String.valueOf(seen.get(n)))
                    .as(scene + ": " + fact.what + " of " + fact.part)
                    .isEqualTo(fact.measure);
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

    private static List<Measure> read() {
        try (var file = LookStory.class.getResourceAsStream("/hims/look.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("scene"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Measure(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
