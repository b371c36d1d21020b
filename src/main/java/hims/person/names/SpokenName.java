package hims.person.names;

import java.util.List;
import java.util.Optional;

/**
 * A name as somebody says it, split into own words and the relative it names: "Smt. Sunita Devi W/o Ram Prasad".
 *
 * @param own the words before the joiner, as typed, honorifics still there
 * @param relative present when a joiner such as "W/o" was met
 */
public record SpokenName(String own, List<NamePart> parts, Optional<SpokenRelative> relative) {

    /** @param kind FATHER, MOTHER, HUSBAND, WIFE, CHILD or CARE_OF: what the relative is to the person */
    public record SpokenRelative(String kind, String name, List<NamePart> parts) {}
}
