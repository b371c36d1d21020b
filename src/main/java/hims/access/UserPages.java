package hims.access;

import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.Rejected;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import hims.platform.web.Language;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An administrator's own staff: who has an account, and a new invitation. */
@Controller
@Needs(Permission.USERS_MANAGE)
public class UserPages {
    static final Set<Role> STAFF_ROLES = EnumSet.complementOf(EnumSet.of(Role.CITIZEN, Role.MACHINE, Role.SYSTEM));

    private final Invitation invitations;
    private final AccessSql sql;

    UserPages(Invitation invitations, AccessSql sql) {
        this.invitations = invitations;
        this.sql = sql;
    }

    public record Index(List<Account> accounts, String link) {}

    public record Form(Fields in, List<AccessSql.Choice> choices) {
        public List<Option> roles(Frame frame) {
            return STAFF_ROLES.stream()
                    .map(role -> new Option(role.name(), frame.text("role." + role.name())))
                    .toList();
        }

        public List<Option> facilities(Frame frame) {
            var hindi = frame.language() == Language.HI;
            return choices.stream()
                    .map(unit -> new Option(unit.id().toString(), hindi ? unit.nameHi() : unit.nameEn()))
                    .toList();
        }
    }

    @GetMapping("/access/users")
    ModelAndView index(Actor by) {
        return Page.of("access/users/index", new Index(invitations.list(by), ""));
    }

    @GetMapping("/access/users/new")
    ModelAndView form(Actor by) {
        invitations.list(by);
        return Page.of("access/users/new", new Form(Fields.empty(), sql.facilities()));
    }

    @PostMapping("/access/users")
    @Needs(value = Permission.USERS_MANAGE, fresh = true)
    ModelAndView create(@RequestParam("_key") String key, Actor by, HttpServletRequest request) {
        var in = Fields.of(request.getParameterMap());
        return switch (parse(in)) {
            case Parsed.Valid(var invite) -> invited(invite, in, key, by);
            case Parsed.Invalid<Invitation.Invite> _ ->
                Page.invalid("access/users/new", new Form(in, sql.facilities()));
        };
    }

    /** The link is shown here and nowhere else; a second press of the same form shows it again. */
    private ModelAndView invited(Invitation.Invite invite, Fields in, String key, Actor by) {
        try {
            var token = invitations.invite(invite, by, key);
            return Page.of("access/users/index", new Index(invitations.list(by), "/enrol/" + token));
        } catch (Rejected refused) {
            if (refused.problem() != AccessProblem.LOGIN_TAKEN) {
                throw refused;
            }
            in.wrong("login", refused.problem().key());
            return Page.invalid("access/users/new", new Form(in, sql.facilities()));
        }
    }

    private static Parsed<Invitation.Invite> parse(Fields in) {
        var login = in.text("login", 40)
                .required()
                .check(text -> text.matches("[a-z0-9][a-z0-9.-]{2,39}"), "users.login-form");
        var name = in.text("name", 120).required();
        var role = in.choice("role", Role.class).required().check(STAFF_ROLES::contains, "field.not-a-choice");
        var facility = in.id("facility", UnitId::new).required();
        return in.parse(() -> new Invitation.Invite(login.value(), name.value(), role.value(), facility.value(), null));
    }
}
