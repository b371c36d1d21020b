package hims.access;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One role of a user at one facility, for today. */
public record Posting(
        UUID id,
        Role role,
        UnitId facility,
        String facilityEn,
        String facilityHi,
        @Nullable UnitId place,
        @Nullable String placeEn,
        @Nullable String placeHi)
        implements Serializable {}
