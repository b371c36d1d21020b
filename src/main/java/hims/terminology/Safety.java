package hims.terminology;

import hims.platform.CodeFile;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What makes a substance special in the hands of prescriber and pharmacist.
 *
 * @param tallMan spelling that sets it apart from its look-alikes, {@code hydrALAZINE}
 * @param highAlert needs an independent second check (PHARM-15)
 * @param pregnancy null where the list does not know
 * @param emergency why an emergency doctor must know of it (CARD-12); null where she need not
 * @param maxDailyMg usual adult maximum a day; null where there is no one figure
 */
public record Safety(
        @Nullable String tallMan,
        boolean highAlert,
        @Nullable Aware aware,
        @Nullable Pregnancy pregnancy,
        @Nullable Schedule schedule,
        @Nullable Controlled controlled,
        @Nullable Emergency emergency,
        @Nullable BigDecimal maxDailyMg) {

    /** WHO classes of antibiotics. */
    public enum Aware {
        ACCESS,
        WATCH,
        RESERVE
    }

    public enum Pregnancy {
        USUAL,
        CAUTION,
        AVOID
    }

    /** Schedules of the Drugs Rules 1945. */
    public enum Schedule {
        G,
        H,
        H1,
        X
    }

    /** Under the Narcotic Drugs and Psychotropic Substances Act 1985. */
    public enum Controlled {
        NARCOTIC,
        PSYCHOTROPIC
    }

    public enum Emergency {
        ANTICOAGULANT,
        INSULIN,
        STEROID,
        ANTIEPILEPTIC,
        ANTIPLATELET,
        CLOTTING_FACTOR,
        IMMUNOSUPPRESSANT,
        CHEMOTHERAPY,
        ANTIARRHYTHMIC,
        BETA_BLOCKER,
        HYPOGLYCAEMIC,
        NITRATE,
        PDE5,
        OPIOID,
        OPIOID_BLOCKER,
        SEDATIVE,
        LITHIUM,
        MYASTHENIA
    }

    static Safety read(CodeFile.Line line) {
        return new Safety(
                line.optional("tall_man"),
                line.yes("high_alert"),
                constant(Aware.class, line, "aware"),
                constant(Pregnancy.class, line, "pregnancy"),
                constant(Schedule.class, line, "schedule"),
                constant(Controlled.class, line, "ndps"),
                constant(Emergency.class, line, "emergency"),
                line.number("max_daily_mg"));
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, CodeFile.Line line, String column) {
        var cell = line.optional(column);
        return cell == null ? null : Enum.valueOf(type, cell);
    }
}
