package hims.card;

import hims.access.PersonId;
import hims.access.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something odd about a card, for a privacy officer to look at.
 *
 * @param facility where it was seen
 * @param beforeFacility where the card was read shortly before; null unless the two are far apart
 */
public record CardAlert(
        AlertId id,
        CardSerial serial,
        PersonId holder,
        Kind kind,
        UnitId facility,
        @Nullable UnitId beforeFacility,
        @Nullable Instant beforeAt,
        String words,
        Instant raisedAt,
        String raisedByName) {

    public enum Kind {
        /** Read at two places between which nobody travels so fast. */
        FAR_APART,
        /** The card is genuine, and who held it out is somebody else. */
        OTHER_HOLDER
    }
}
