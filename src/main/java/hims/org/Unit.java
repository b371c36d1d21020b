package hims.org;

import hims.access.UnitId;
import hims.platform.web.Language;
import org.jspecify.annotations.Nullable;

/** @param code unique in the city, for example {@code LNH/MED-OPD/R14} */
public record Unit(
        UnitId id, String code, UnitId facility, @Nullable UnitId parent, UnitKind kind, String nameEn, String nameHi) {

    public String name(Language language) {
        return language == Language.HI ? nameHi : nameEn;
    }
}
