package hims.org;

import hims.access.UnitId;
import hims.platform.web.Language;

/** @param beds sanctioned beds */
public record Facility(
        UnitId id,
        String code,
        String nameEn,
        String nameHi,
        String category,
        int beds,
        String localityEn,
        String localityHi) {

    public String name(Language language) {
        return language == Language.HI ? nameHi : nameEn;
    }

    public String locality(Language language) {
        return language == Language.HI ? localityHi : localityEn;
    }
}
