package hims.portal;

import hims.access.UnitId;
import hims.org.Org;
import hims.platform.web.Language;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The record keeps a department's English name of the day; today's place of that name speaks both languages. */
final class Departments {
    private Departments() {}

    static String name(Org org, @Nullable UUID facility, String english, Language language) {
        if (facility == null) {
            return english;
        }
        return org.children(new UnitId(facility)).stream()
                .filter(unit -> unit.nameEn().equals(english))
                .map(unit -> unit.name(language))
                .findFirst()
                .orElse(english);
    }
}
