package hims.pharmacy;

import hims.terminology.DrugAlert;
import hims.terminology.Level;

/** One answer of the checks about one line. Silence always means checked, nothing found (CLIN-28). */
public sealed interface Finding {
    /** Place of the line in the order, from 0. */
    int line();

    Level level();

    /** Names what spoke, the same at every run: a {@link CheckOverride} answers it by this. */
    String rule();

    /** Without a coded reason against it, this one forbids signing and handing over (CLIN-27). */
    default boolean needsReason() {
        return level() != Level.INFO;
    }

    /** The check ran and found something. */
    record Alert(int line, DrugAlert alert) implements Finding {
        @Override
        public Level level() {
            return alert.level();
        }

        @Override
        public String rule() {
            return alert.rule();
        }
    }

    /**
     * The check could not run, and says so on the line.
     *
     * @param about what it could not be run for: an allergy in words, a substance; empty where the reason says it all
     */
    record NotRun(int line, Reason reason, String about) implements Finding {
        public enum Reason {
            ALLERGIES_NOT_RECORDED,
            /** An allergy written in words that no code fits. */
            ALLERGY_NOT_CODED,
            /** A medicine of the record that our list does not know. */
            MEDICINE_NOT_CODED,
            /** The limits on file are those of adults. */
            DAILY_DOSE_OF_A_CHILD
        }

        @Override
        public Level level() {
            return Level.INFO;
        }

        @Override
        public String rule() {
            return "not-run:" + reason + ":" + about;
        }
    }
}
