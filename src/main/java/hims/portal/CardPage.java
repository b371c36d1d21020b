package hims.portal;

import hims.card.CardPrinting.Sheet;
import hims.card.CardSheet;
import hims.card.CardState;
import hims.org.Facility;
import hims.person.Person;
import hims.person.Relation;
import hims.platform.web.Frame;
import hims.platform.web.Language;
import java.util.Optional;

/**
 * Her card as she shows it at a counter (POR-11).
 *
 * @param sheet the card as it was printed; empty when she has none yet
 * @param keeps whether this phone is hers and may keep the card
 */
public record CardPage(
        Person person, Optional<Sheet> sheet, Optional<Facility> issuedAt, MyHealth health, boolean keeps) {

    /** In her own script for readers of Hindi. */
    public String name(Frame frame) {
        var local = person.name().inScript();
        return frame.language() == Language.HI && !local.isEmpty()
                ? local
                : person.name().full();
    }

    /** "1964", or empty. */
    public String bornIn() {
        var birth = person.birth();
        return birth == null ? "" : String.valueOf(birth.year());
    }

    public CardState state(Frame frame) {
        return sheet.orElseThrow().card().stateOn(frame.show().today());
    }

    public boolean active(Frame frame) {
        return state(frame) == CardState.ACTIVE;
    }

    public CardSheet front() {
        return new CardSheet(
                sheet.orElseThrow(),
                issuedAt.map(Facility::nameEn).orElse(""),
                issuedAt.map(Facility::nameHi).orElse(""));
    }

    public Optional<Relation> contact() {
        return person.emergencyContact();
    }
}
