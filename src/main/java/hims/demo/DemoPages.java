package hims.demo;

import hims.access.DemoCodes;
import hims.access.OpenTo;
import hims.access.Role;
import hims.org.Org;
import hims.platform.Rejected;
import hims.platform.web.Frame;
import hims.platform.web.Language;
import hims.platform.web.Page;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Who can be played in the demo city, with password and the code of the moment. */
@Controller
@ConditionalOnProperty("hims.demo")
@OpenTo("everybody at this machine: the demo city listens on loopback only and holds nobody real")
public class DemoPages {
    private final DemoSql sql;
    private final DemoCodes codes;
    private final Org org;

    DemoPages(DemoSql sql, DemoCodes codes, Org org) {
        this.sql = sql;
        this.codes = codes;
        this.org = org;
    }

    public record Index(List<Player> players, List<Citizen> citizens, List<Board> boards) {}

    public record Board(String address, String placeEn, String placeHi) {
        public String place(Frame frame) {
            return frame.language() == Language.HI ? placeHi : placeEn;
        }
    }

    public record Player(String login, String name, Role role, String facilityEn, String facilityHi) {
        public String facility(Frame frame) {
            return frame.language() == Language.HI ? facilityHi : facilityEn;
        }

        public String work(Frame frame) {
            return frame.text("demo.work." + role);
        }
    }

    public record Citizen(String name, String healthId, String phone) {}

    /** The form of the sign-in page, filled in. */
    public record Door(String login, String name, String password, String code) {}

    @GetMapping("/demo")
    ModelAndView index() {
        var players = Staff.all().stream().map(this::player).toList();
        return Page.of("demo/index", new Index(players, sql.named(), sql.boards()));
    }

    @GetMapping("/demo/{login}")
    ModelAndView show(@PathVariable String login) {
        var account = Staff.all().stream()
                .filter(one -> one.login().equals(login))
                .findFirst()
                .orElseThrow(() -> new Rejected(DemoProblem.NOBODY));
        return Page.of(
                "demo/show",
                new Door(
                        account.login(),
                        account.name(),
                        Staff.PASSWORD,
                        codes.next(account.user(), Staff.AUTHENTICATOR)));
    }

    private Player player(Staff.Account account) {
        var facility = org.find(account.facility());
        return new Player(
                account.login(),
                account.name(),
                account.role(),
                facility.map(unit -> unit.nameEn()).orElse(""),
                facility.map(unit -> unit.nameHi()).orElse(""));
    }
}
