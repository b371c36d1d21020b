package hims.card;

import hims.access.Actor;
import hims.access.Needs;
import hims.access.Permission;
import hims.org.Org;
import hims.platform.Commands;
import hims.platform.web.Flash;
import hims.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One card: its paper, further copies, lost and found. */
@Controller
@Needs(value = Permission.CARD_READ, everywhere = "a card is good in every hospital, and stopped or replaced in any")
class CardPages {

    private final CardPrinting printing;
    private final Cards cards;
    private final CardAlerts alerts;
    private final Commands commands;
    private final Org org;

    CardPages(CardPrinting printing, Cards cards, CardAlerts alerts, Commands commands, Org org) {
        this.printing = printing;
        this.cards = cards;
        this.alerts = alerts;
        this.commands = commands;
        this.org = org;
    }

    @GetMapping("/card/{id}/print")
    ModelAndView show(@PathVariable UUID id, Actor by) {
        var sheet = printing.sheet(new CardId(id), by);
        var facility = org.fetch(sheet.fields().issuedAt());
        return Page.of("card/print", new CardSheet(sheet, facility.nameEn(), facility.nameHi()));
    }

    @PostMapping("/card/{id}/copies")
    @Needs(
            value = Permission.CARD_ISSUE,
            everywhere = "a card is good in every hospital, and stopped or replaced in any")
    ModelAndView copy(@PathVariable UUID id, Actor by, HttpServletRequest form) {
        return once(form, by, () -> {
            printing.copy(new CardId(id), by);
            return "/card/" + id + "/print";
        });
    }

    @PostMapping("/card/{id}/losses")
    @Needs(
            value = Permission.CARD_REVOKE,
            everywhere = "a card is good in every hospital, and stopped or replaced in any")
    ModelAndView lose(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Flash.say(redirect, "card.lost.done");
        return once(form, by, () -> holder(cards.reportLost(new CardId(id), by)));
    }

    @PostMapping("/card/{id}/finds")
    @Needs(
            value = Permission.CARD_REVOKE,
            everywhere = "a card is good in every hospital, and stopped or replaced in any")
    ModelAndView find(@PathVariable UUID id, Actor by, HttpServletRequest form, RedirectAttributes redirect) {
        Flash.say(redirect, "card.found.done");
        return once(form, by, () -> holder(cards.restore(new CardId(id), by)));
    }

    /** Words longer than the form takes are cut: what the clerk saw must never be lost for its length. */
    @PostMapping("/card/{id}/mismatches")
    ModelAndView mismatch(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Actor by,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        Flash.say(redirect, "card.mismatch.done");
        String words = reason.substring(0, Math.min(reason.length(), AlertPages.LONGEST));
        return once(form, by, () -> holder(alerts.otherHolder(new CardId(id), words, by)));
    }

    @PostMapping("/card/{id}/replacements")
    @Needs(
            value = Permission.CARD_ISSUE,
            everywhere = "a card is good in every hospital, and stopped or replaced in any")
    ModelAndView replace(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Actor by, HttpServletRequest form) {
        return once(
                form,
                by,
                () -> "/card/" + cards.replace(new CardId(id), reason, by).id() + "/print");
    }

    private ModelAndView once(HttpServletRequest form, Actor by, Supplier<String> act) {
        String key = form.getParameter("_key");
        String hash = Commands.hash(form.getParameterMap());
        String given = key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
        return Page.redirect(commands.once(given, by.user().value(), form.getRequestURI(), hash, act));
    }

    private static String holder(Card card) {
        return "/person/" + card.person();
    }
}
