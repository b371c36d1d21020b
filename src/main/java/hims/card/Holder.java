package hims.card;

import hims.access.PersonId;
import hims.card.code.SexCode;
import hims.person.HealthId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a card says of its holder in clear (CARD-4).
 *
 * @param localName the name in the holder's own script; empty when not recorded
 * @param bornOn null when only the year is known
 * @param birthYear 0 when not known
 */
public record Holder(
        PersonId person,
        HealthId healthId,
        String name,
        String localName,
        @Nullable Kin kin,
        @Nullable LocalDate bornOn,
        int birthYear,
        SexCode sex) {

    /** A relative by whom people are told apart: {@code W/o Ram Prasad}. */
    public record Kin(Relation relation, String name) {}

    public enum Relation {
        DAUGHTER_OF,
        SON_OF,
        WIFE_OF,
        HUSBAND_OF,
        CHILD_OF,
        CARE_OF
    }
}
