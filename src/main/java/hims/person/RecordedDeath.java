package hims.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A death as it was told.
 *
 * @param time null when the hour is not known
 * @param informant who said so: doctor and ward, number at the registrar, the relative
 * @param before what the record was until then
 * @param withdrawnAt null while it stands
 */
record RecordedDeath(
        LocalDate on,
        @Nullable LocalTime time,
        DeathSource source,
        String informant,
        Person.Status before,
        String recordedBy,
        Instant recordedAt,
        String withdrawnBy,
        @Nullable Instant withdrawnAt,
        String withdrawnWhy) {

    boolean stands() {
        return withdrawnAt == null;
    }
}
