package hims.card;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.access.PersonId;
import hims.card.CardReading.Forged;
import hims.card.CardReading.Found;
import hims.card.CardReading.HealthIdOnly;
import hims.card.CardReading.NotGood;
import hims.card.CardReading.NotOurs;
import hims.card.CardReading.Unreadable;
import hims.card.code.ScannedText.ForeignCode;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import hims.platform.web.SecurityHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The scan box: whatever is scanned opens the patient where the reader's role works (CARD-40). */
@Controller
@Needs(value = Permission.CARD_READ, everywhere = "a card is good in every hospital, and stopped or replaced in any")
class ScanPages {

    private final CardReader reader;

    ScanPages(CardReader reader) {
        this.reader = reader;
    }

    @GetMapping("/card/scan")
    ModelAndView form(HttpServletResponse response) {
        SecurityHeaders.permitCamera(response);
        return Page.of("card/scan", ScanPage.empty());
    }

    @PostMapping("/card/scan")
    ModelAndView create(
            @RequestParam(defaultValue = "") String scan,
            Actor by,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        SecurityHeaders.permitCamera(response);
        return answer(reader.read(scan, by), by, redirect);
    }

    /** Where the search box sends a scan of ours. */
    @GetMapping("/card/{id}/scanned")
    ModelAndView show(@PathVariable UUID id, Actor by, RedirectAttributes redirect) {
        return answer(reader.read(new CardId(id), by), by, redirect);
    }

    /** Where the search box sends a code that leads to nobody. */
    @GetMapping("/card/scan/{answer}")
    ModelAndView tell(@PathVariable String answer, HttpServletResponse response) {
        SecurityHeaders.permitCamera(response);
        return Page.of("card/scan", ScanPage.of(reading(answer)));
    }

    private static CardReading reading(String answer) {
        return switch (answer) {
            case CardFinder.FORGED -> new Forged();
            case CardFinder.UNREADABLE -> new Unreadable();
            default ->
                Stream.of(ForeignCode.values())
                        .filter(kind -> kind.name().equals(answer))
                        .findFirst()
                        .<CardReading>map(NotOurs::new)
                        .orElseGet(Unreadable::new);
        };
    }

    private ModelAndView answer(CardReading reading, Actor by, RedirectAttributes redirect) {
        if (!(reading instanceof Found found)) {
            return Page.of("card/scan", ScanPage.of(reading));
        }
        if (reader.isFormer(found)) {
            Flash.say(redirect, "card.found.former");
        } else if (found instanceof NotGood bad) {
            Flash.say(redirect, found(bad.state()));
        } else if (found instanceof HealthIdOnly) {
            Flash.say(redirect, "card.found.number-only");
        }
        return Page.redirect(home(found.person(), by));
    }

    private static String found(CardState state) {
        return switch (state) {
            case SUSPENDED, REPLACED, EXPIRED, REVOKED, ISSUED -> "card.found." + state;
            case REQUESTED, PRINT_QUEUED, PRINTED, ACTIVE, REJECTED, WITHDRAWN, SPOILED, RETURNED, DESTROYED ->
                "card.found.other";
        };
    }

    /** The patient in the work of this role. */
    private static String home(PersonId person, Actor by) {
        return switch (by.role()) {
            case EMERGENCY_DOCTOR -> "/emergency/" + person;
            case REGISTRATION_CLERK,
                    QUEUE_MANAGER,
                    NURSE,
                    DOCTOR,
                    PHARMACIST,
                    IDENTITY_OFFICER,
                    KEY_CUSTODIAN,
                    CARD_OPERATOR,
                    PRIVACY_OFFICER,
                    ADMINISTRATOR,
                    CITIZEN,
                    MACHINE,
                    SYSTEM -> "/person/" + person;
        };
    }
}
