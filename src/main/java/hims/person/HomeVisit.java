package hims.person;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Somebody's details compared with herself at her door. */
public record HomeVisit(Told told, String recordedBy, Instant recordedAt) {

    public enum Met {
        SELF,
        FAMILY
    }

    /** Where she lives, kept only with her consent. */
    public record Point(BigDecimal latitude, BigDecimal longitude) {}

    /**
     * @param visitor who went there
     * @param seen papers that were shown; "" for none, which is no fault
     * @param point null without consent
     */
    public record Told(
            LocalDate on,
            String visitor,
            String place,
            Met met,
            String seen,
            @Nullable Point point) {}
}
