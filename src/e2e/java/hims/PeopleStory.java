package hims;

import hims.Browser.Device;
import hims.access.Invitation;
import hims.access.PersonId;
import hims.access.Role;
import hims.person.AgeGroup;
import hims.person.BroughtBy;
import hims.person.DeathSource;
import hims.person.Deaths;
import hims.person.Newborn;
import hims.person.Newborns;
import hims.person.Sex;
import hims.person.Unknown;
import hims.person.Unknowns;
import hims.platform.ui.Triage;
import hims.world.DatabaseTest;
import hims.world.Registered;
import hims.world.StaffDesk;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of those who cannot speak for themselves, as a desk and a phone show them, in both languages (PER-30 to 34). */
@DatabaseTest
class PeopleStory {
    private final LocalDate yesterday = LocalDate.now(ZoneId.of("Asia/Kolkata")).minusDays(1);
    private final int port;
    private final Invitation invitations;
    private final Registered registered;
    private final Unknowns unknowns;
    private final Newborns newborns;
    private final Deaths deaths;

    PeopleStory(
            @LocalServerPort int port,
            Invitation invitations,
            Registered registered,
            Unknowns unknowns,
            Newborns newborns,
            Deaths deaths) {
        this.port = port;
        this.invitations = invitations;
        this.registered = registered;
        this.unknowns = unknowns;
        this.newborns = newborns;
        this.deaths = deaths;
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, en", "PHONE, hi", "DESKTOP, hi", "PHONE, en"})
    void every_page_looks_right(Device device, String language) {
        var joseph = Registered.staff("Dr Joseph Lakra", Role.EMERGENCY_DOCTOR, "LNH");
        var mother = registered.person("Sunita", "Bhutia", 27, "9899960001");
        newborns.register(mother, born(1), joseph);
        var twin = newborns.register(mother, born(2), joseph);
        var dead = registered.person("Shanti", "Bhutia", 71, "");
        deaths.record(
                dead, new Deaths.Told(yesterday, LocalTime.of(3, 5), DeathSource.HOSPITAL, "Dr Lakra, ward 7"), joseph);
        var unknown = unknown(joseph);
        try (var browser = new Browser(port);
                var screen = browser.screen(device, language)) {
            signIn(screen, StaffDesk.enrol(invitations, "Dr Joseph Lakra", Role.EMERGENCY_DOCTOR, "LNH"));
            look(screen, "/person/unknown/new", "person-unknown-new", language);
            look(screen, "/person/unknown", "person-unknown-look", language);
            look(screen, "/person/" + unknown, "person-unknown-hub", language);
            look(screen, "/person/" + unknown + "/unknown", "person-unknown-who", language);
            look(screen, "/person/" + mother + "/newborn", "person-newborn-new", language);
            look(screen, "/person/" + twin, "person-newborn-hub", language);
            look(screen, "/person/" + twin + "/birth", "person-newborn-name", language);
            look(screen, "/person/" + mother + "/death", "person-death-new", language);
            look(screen, "/person/" + dead + "/death", "person-death-told", language);
        }
    }

    private PersonId unknown(hims.access.Actor by) {
        var seen = new Unknown.Seen(
                Sex.MALE,
                AgeGroup.ADULT_30_40,
                Triage.RED,
                BroughtBy.POLICE,
                "HC Dalip, PS Kotwali",
                "ISBT Kashmere Gate, platform 14",
                "Tattoo of a peacock on the left forearm",
                "Silver kada, grey shawl",
                "DD 41-A");
        return unknowns.register(seen, by);
    }

    private Newborn.Born born(int order) {
        return new Newborn.Born(yesterday, LocalTime.of(4, 10 + order), Sex.FEMALE, 2480, order, 2);
    }

    private static void look(Screen screen, String path, String name, String language) {
        screen.open(path).looksRight(name + "-" + language);
    }

    private static void signIn(Screen screen, StaffDesk.Login login) {
        screen.open("/sign-in");
        var page = screen.page();
        page.locator("#f-login").fill(login.name());
        page.locator("#f-password").fill(login.password());
        page.locator("#f-code").fill(StaffDesk.code());
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.endsWith("/sign-in"));
    }
}
