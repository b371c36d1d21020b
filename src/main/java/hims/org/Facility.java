package hims.org;

import hims.access.UnitId;

/** @param beds sanctioned beds */
public record Facility(
        UnitId id,
        String code,
        String nameEn,
        String nameHi,
        String category,
        int beds,
        String localityEn,
        String localityHi) {}
