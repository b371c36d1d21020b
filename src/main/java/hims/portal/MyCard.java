package hims.portal;

import hims.access.Actor;
import hims.card.CardPrinting;
import hims.org.Org;
import hims.person.Registry;
import org.springframework.stereotype.Service;

/** A citizen's card with what stands on it of her health. */
@Service
class MyCard {
    private final CardPrinting printing;
    private final Registry registry;
    private final MyRecord record;
    private final Org org;

    MyCard(CardPrinting printing, Registry registry, MyRecord record, Org org) {
        this.printing = printing;
        this.registry = registry;
        this.record = record;
        this.org = org;
    }

    /** The card asks for her authority before anything else is read. */
    CardPage page(Actor by, boolean keeps) {
        var sheet = printing.own(Own.id(by), by);
        var issuedAt = sheet.map(printed -> org.facility(printed.fields().issuedAt()));
        return new CardPage(registry.fetch(Own.id(by)), sheet, issuedAt, record.now(by), keeps);
    }
}
