package hims.demo;

import static org.assertj.core.api.Assertions.assertThat;

import hims.world.Browsing;
import hims.world.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A small demo city: everything in it was done by the use cases that staff use. */
@DatabaseTest
@TestPropertySource(properties = {"hims.demo=true", "hims.demo.people=40"})
class DemoCityTest {
    private final Browsing browser;
    private final DemoSql city;

    DemoCityTest(@LocalServerPort int port, DemoSql city) {
        this.browser = new Browsing(port);
        this.city = city;
    }

    @Test
    void everybody_on_the_page_can_be_played() {
        for (var account : Staff.all()) {
            var form = browser.get("/demo/" + account.login()).body();
            assertThat(form).contains(account.login(), Staff.PASSWORD);
        }
        assertThat(browser.get("/demo/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void the_page_names_residents_who_hold_a_card() {
        var page = browser.get("/demo").body();
        assertThat(city.named()).hasSize(Named.ALL.size());
        assertThat(city.named()).allSatisfy(citizen -> assertThat(page).contains(citizen.name(), citizen.healthId()));
        assertThat(city.people()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void the_board_of_medicine_hangs_and_shows_its_queue() {
        var board = city.boards().getFirst();
        assertThat(browser.get("/demo").body()).contains("href=\"" + board.address() + "\"");
        assertThat(browser.get(board.address()).body()).contains("मेडिसिन", "Medicine", "Lok Nayak Hospital");
    }
}
