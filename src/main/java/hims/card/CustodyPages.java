package hims.card;

import hims.access.AccessProblem;
import hims.access.Actor;
import hims.access.Confirmation;
import hims.access.Needs;
import hims.access.Permission;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.Rejected;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The keys before their custodians: what there is, what is proposed, and the second custodian's word (CARD-34). */
@Controller
@Needs(value = Permission.KEYS_MANAGE, everywhere = "the keys sign the cards of the whole city")
class CustodyPages {

    private static final String PATH = "/card/keys";
    private static final String ACTS = PATH + "/acts";

    private final KeyCustody custody;
    private final CentreActs presses;
    private final Confirmation confirmation;

    CustodyPages(KeyCustody custody, CentreActs presses, Confirmation confirmation) {
        this.custody = custody;
        this.presses = presses;
        this.confirmation = confirmation;
    }

    @GetMapping(PATH)
    ModelAndView index(Actor by) {
        return Page.of("card/keys/index", all(Fields.empty(), by));
    }

    @GetMapping(PATH + "/{number:[0-9]+}")
    ModelAndView show(@PathVariable int number, Actor by) {
        return Page.of("card/keys/show", one(number, Fields.empty(), by));
    }

    @GetMapping(PATH + "/reissues")
    @Needs({Permission.KEYS_MANAGE, Permission.CARD_PRINT})
    ModelAndView reissues(Actor by) {
        return Page.of("card/keys/reissues", custody.waiting(by));
    }

    @PostMapping(ACTS)
    ModelAndView propose(HttpServletRequest request, Actor by, RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        return switch (CustodyForms.proposed(in, number -> custody.purpose(number, by))) {
            case Parsed.Invalid<CustodyForms.Signed> _ -> again(in, by);
            case Parsed.Valid<CustodyForms.Signed>(CustodyForms.Signed signed) ->
                confirmed(signed.password(), in, by)
                        ? presses.once(
                                BatchPages.key(request), ACTS, signed.proposal().toString(), by, redirect, () -> {
                                    custody.propose(signed.proposal(), by);
                                    return PATH;
                                })
                        : again(in, by);
        };
    }

    @PostMapping(ACTS + "/{id}/confirmation")
    ModelAndView confirm(@PathVariable UUID id, HttpServletRequest request, Actor by, RedirectAttributes redirect) {
        var in = Fields.of(request.getParameterMap());
        return switch (CustodyForms.password(in)) {
            case Parsed.Invalid<String> _ -> Page.invalid("card/keys/index", all(in, by));
            case Parsed.Valid<String>(String password) ->
                confirmed(password, in, by)
                        ? decided(
                                request, id, "confirmation", by, redirect, () -> custody.confirm(new KeyActId(id), by))
                        : Page.invalid("card/keys/index", all(in, by));
        };
    }

    @PostMapping(ACTS + "/{id}/withdrawal")
    ModelAndView withdraw(@PathVariable UUID id, HttpServletRequest request, Actor by, RedirectAttributes redirect) {
        return decided(request, id, "withdrawal", by, redirect, () -> custody.withdraw(new KeyActId(id), by));
    }

    private ModelAndView decided(
            HttpServletRequest request, UUID id, String what, Actor by, RedirectAttributes redirect, Runnable act) {
        return presses.once(BatchPages.key(request), ACTS + "/" + id + "/" + what, "", by, redirect, () -> {
            act.run();
            return PATH;
        });
    }

    /** A wrong password is told at its field. */
    private boolean confirmed(String password, Fields in, Actor by) {
        try {
            confirmation.require(by, password);
            return true;
        } catch (Rejected refused) {
            if (refused.problem() != AccessProblem.WRONG_PASSWORD) {
                throw refused;
            }
            in.wrong("password", refused.problem().key());
            return false;
        }
    }

    private ModelAndView again(Fields in, Actor by) {
        return CustodyForms.key(in)
                .map(number -> Page.invalid("card/keys/show", one(number, in, by)))
                .orElseGet(() -> Page.invalid("card/keys/index", all(in, by)));
    }

    private CustodyPage.All all(Fields in, Actor by) {
        return new CustodyPage.All(custody.keys(by), custody.acts(by), by.user(), in);
    }

    private CustodyPage.One one(int number, Fields in, Actor by) {
        KeyCustody.Drill drill = custody.drill(number, by);
        var acts = custody.acts(by).stream()
                .filter(act -> Integer.valueOf(number).equals(act.key()))
                .toList();
        return new CustodyPage.One(drill, acts, in);
    }
}
