package hims.terminology;

import java.math.BigDecimal;

/**
 * Something to weigh before a medicine is ordered or handed out (CLIN-26, PHARM-24). Its words: {@link AlertTexts}.
 */
public sealed interface DrugAlert {
    Level level();

    /** Names the rule that spoke, so that its firing and override rates can be counted (CLIN-27). */
    String rule();

    /** @param text reason from the table of cross-reactions; empty words for the recorded thing itself and its own group */
    record AllergyConflict(Level level, Allergen recorded, Substance substance, Words text) implements DrugAlert {
        @Override
        public String rule() {
            return "allergy:" + recorded.code() + ">" + substance.code();
        }
    }

    /** The same substance twice. */
    record SameSubstance(Level level, Substance substance, Medicine one, Medicine other) implements DrugAlert {
        @Override
        public String rule() {
            return "duplicate:" + substance.code();
        }
    }

    /** Two substances of one class. */
    record SameClass(Level level, DrugClass drugClass, Medicine one, Medicine other) implements DrugAlert {
        @Override
        public String rule() {
            return "duplicate:class:" + drugClass.code();
        }
    }

    record Interacts(Interaction interaction, Medicine one, Medicine other) implements DrugAlert {
        @Override
        public Level level() {
            return interaction.level();
        }

        @Override
        public String rule() {
            return "interaction:" + interaction.a() + "+" + interaction.b();
        }
    }

    /** Across all lines that contain the substance, e.g. paracetamol in combinations. */
    record AboveDailyMaximum(Substance substance, BigDecimal dailyMg, BigDecimal maximumMg) implements DrugAlert {
        @Override
        public Level level() {
            return Level.WARNING;
        }

        @Override
        public String rule() {
            return "max-daily:" + substance.code();
        }
    }

    record PregnancyRisk(Level level, Substance substance) implements DrugAlert {
        @Override
        public String rule() {
            return "pregnancy:" + substance.code();
        }
    }

    /** A check that could not run says so (CLIN-28). */
    record NotChecked(Reason reason, Substance substance) implements DrugAlert {
        public enum Reason {
            DAILY_DOSE_UNKNOWN,
            PREGNANCY_UNKNOWN
        }

        @Override
        public Level level() {
            return Level.INFO;
        }

        @Override
        public String rule() {
            return "not-checked:" + reason + ":" + substance.code();
        }
    }
}
