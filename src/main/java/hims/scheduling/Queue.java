package hims.scheduling;

import hims.access.UnitId;
import hims.platform.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * One line of people. Names are those shown in public and never disclose an illness (SCH-32).
 *
 * @param prefix letters before its numbers; {@code priorityPrefix} those of a separate run for priority classes
 * @param endsOnNext plain counters: calling the next person ends the service of the one before
 * @param skipAfter a missed person comes again after so many others (SCH-22)
 * @param amberMinutes longest wait that is still normal; {@code redMinutes} the one that is too long
 */
public record Queue(
        QueueId id,
        UnitId facility,
        UnitId unit,
        String code,
        ServiceKind service,
        String prefix,
        @Nullable String priorityPrefix,
        String nameEn,
        String nameHi,
        String floorEn,
        String floorHi,
        boolean endsOnNext,
        int skipAfter,
        int amberMinutes,
        int redMinutes) {

    public String name(Language language) {
        return language == Language.HI ? nameHi : nameEn;
    }

    public String floor(Language language) {
        return language == Language.HI ? floorHi : floorEn;
    }

    /** Letters of the numbers of a class. */
    String prefixOf(PriorityClass category) {
        return priorityPrefix == null || category == PriorityClass.NONE ? prefix : priorityPrefix;
    }
}
