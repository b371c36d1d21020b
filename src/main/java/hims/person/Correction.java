package hims.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is put right about a person. Null, and an empty list, leave what is on record: nothing known is lost because a sender
 * does not know it.
 *
 * @param identifiers those to be kept besides what is on record
 */
public record Correction(
        @Nullable PersonName name,
        @Nullable Sex sex,
        @Nullable Birth birth,
        List<Phone> phones,
        @Nullable Address address,
        List<Relation> relations,
        @Nullable String language,
        List<Identifier> identifiers) {
    public Correction {
        phones = List.copyOf(phones);
        relations = List.copyOf(relations);
        identifiers = List.copyOf(identifiers);
    }

    /** Whether somebody else on record may look like her now. */
    boolean touchesIdentity() {
        return name != null || birth != null || sex != null || !phones.isEmpty();
    }
}
