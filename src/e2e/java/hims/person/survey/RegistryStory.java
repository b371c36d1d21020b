package hims.person.survey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.LocatorOptions;
import hims.Browser;
import hims.Browser.Device;
import hims.Screen;
import hims.access.Actor;
import hims.access.Invitation;
import hims.access.Role;
import hims.person.Birth;
import hims.person.InquiryId;
import hims.person.PersonName;
import hims.person.Phone;
import hims.person.Register;
import hims.person.Registry;
import hims.person.Sex;
import hims.platform.Ids;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** A day of the records department: a file of a survey is let in, two records become one and are parted again. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class RegistryStory {
    private final Invitation invitations;
    private final Registry registry;
    private final SurveyWork work;
    private final TransactionTemplate transaction;
    private final Browser browser;

    RegistryStory(
            Invitation invitations,
            Registry registry,
            SurveyWork work,
            TransactionTemplate transaction,
            @LocalServerPort int port) {
        this.invitations = invitations;
        this.registry = registry;
        this.work = work;
        this.transaction = transaction;
        this.browser = new Browser(port);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, en, Gurbachan", "PHONE, hi, Balbir"})
    void two_records_become_one_and_two_again(Device device, String language, String given) {
        var phone = "98996" + (10000 + Math.floorMod(Ids.next().hashCode(), 89999));
        came(given, LocalDate.of(1960, 1, 11), phone);
        came(given, LocalDate.of(1960, 11, 1), phone);
        try (var screen = browser.screen(device, language)) {
            signIn(screen);
            screen.open("/person/pairs").looksRight("pairs-list");
            screen.page()
                    .locator("tr", new LocatorOptions().setHasText(given))
                    .locator("a")
                    .last()
                    .click();
            assertThat(screen.page().locator("form[action$='/merges']")).isVisible();
            screen.looksRight("pair-preview");
            screen.page()
                    .locator("form[action$='/merges'] textarea")
                    .fill("Same phone, same street, day and month exchanged");
            screen.press("form[action$='/merges']").looksRight("merge-prepared");
            screen.page().locator("#f-password").fill(StaffDesk.PASSWORD);
            screen.press("form[action$='/completion']").looksRight("merge-done");
            screen.page().locator("form[action$='/reversal'] textarea").fill("The younger brother came by himself");
            screen.press("form[action$='/reversal']").looksRight("merge-undone");
            screen.open("/person/merges").looksRight("merges-list");
        }
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, hi", "PHONE, en"})
    void a_survey_is_sent_looked_at_and_let_in(Device device, String language) {
        var form = "L" + Ids.next().toString().substring(24);
        try (var screen = browser.screen(device, language)) {
            signIn(screen);
            screen.open("/person/surveys").looksRight("surveys");
            screen.page()
                    .locator("#f-rows")
                    .fill("form,member,given,sex,born\n" + form + ",1,Ganga,F,1961\n" + form + ",2,=cmd(),F,1962\n");
            screen.press("form[action='/person/surveys']");
            work.run(Duration.ofMinutes(1));
            screen.open(screen.page().url()).looksRight("survey-asks");
            screen.press("form[action$='/acceptance']");
            work.run(Duration.ofMinutes(1));
            screen.open(screen.page().url()).looksRight("survey-taken");
            assertThat(screen.page().locator("form[action$='/acceptance']")).hasCount(0);
            screen.open("/person/scorecard").looksRight("scorecard");
        }
    }

    private void came(String given, LocalDate born, String phone) {
        var who = new Register(
                new InquiryId(Ids.next()),
                new PersonName(given, "Singh", ""),
                Sex.MALE,
                null,
                Birth.on(born),
                List.of(new Phone(phone, Phone.Owner.SELF, true)),
                null,
                List.of(),
                "hi",
                List.of(),
                "");
        transaction.executeWithoutResult(_ -> registry.receive(who, Actor.system("history")));
    }

    private void signIn(Screen screen) {
        var login = StaffDesk.enrol(invitations, "Usha Rawat", Role.IDENTITY_OFFICER, "LNH");
        screen.open("/sign-in");
        screen.page().locator("#f-login").fill(login.name());
        screen.page().locator("#f-password").fill(login.password());
        screen.page().locator("#f-code").fill(login.code());
        screen.page().keyboard().press("Enter");
        screen.page().waitForURL(address -> !address.endsWith("/sign-in"));
    }
}
