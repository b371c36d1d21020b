package hims.card;

import hims.card.code.EmergencyRecord;
import java.util.Set;

/**
 * What the holder agreed, item by item, to have on the back of the card: the record for the code, and the same in words.
 *
 * @param wording version of the text the holder heard or read
 */
public record Agreed(String wording, Set<ItemKind> kinds, EmergencyRecord record, PrintedBack inWords) {

    public enum ItemKind {
        BLOOD_GROUP,
        ALLERGIES,
        CONDITIONS,
        MEDICINES,
        DEVICES,
        CONTACT
    }
}
