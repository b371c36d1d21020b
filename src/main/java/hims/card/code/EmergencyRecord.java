package hims.card.code;

import hims.person.HealthId;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a stranger's card says in an emergency (FMT-22). Codes are SNOMED CT concept ids. The holder agreed to each item
 * before it came in here (CARD-11, CARD-16).
 */
public record EmergencyRecord(
        HealthId healthId,
        String name,
        @Nullable Birth birth,
        SexCode sex,
        Answer<Long> bloodGroup,
        Answer<Allergy> allergies,
        Answer<Long> conditions,
        Answer<Long> medicines,
        Answer<Long> devices,
        @Nullable Contact contact,
        @Nullable String localName,
        @Nullable String language,
        Set<Flag> flags) {

    public enum Flag implements Numbered {
        MORE_ON_LINE(0),
        ORGAN_DONOR(1),
        DIRECTIVE_ON_FILE(2);

        private final int number;

        Flag(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }

    public enum Criticality implements Numbered {
        LOW(0),
        HIGH(1),
        UNABLE_TO_ASSESS(2);

        private final int number;

        Criticality(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }

    /** New ones only get new numbers. */
    public enum Relation implements Numbered {
        OTHER(0),
        MOTHER(1),
        FATHER(2),
        WIFE(3),
        HUSBAND(4),
        DAUGHTER(5),
        SON(6),
        SISTER(7),
        BROTHER(8),
        GUARDIAN(9),
        FRIEND(10),
        NEIGHBOUR(11),
        CHILD(12);

        private final int number;

        Relation(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }

    public record Allergy(
            long code, Criticality criticality, @Nullable Long reaction) {}

    /** The phone is an E.164 number without the plus. */
    public record Contact(String name, Relation relation, long phone) {}

    /** The number yyyymmdd; yyyy0000 when only the year is known. */
    public record Birth(int yyyymmdd) {
        public Birth {
            if (yyyymmdd < 1800_00_00 || yyyymmdd > 2999_12_31) {
                throw new IllegalArgumentException("birth " + yyyymmdd);
            }
        }

        public static Birth on(LocalDate date) {
            return new Birth(date.getYear() * 1_00_00 + date.getMonthValue() * 1_00 + date.getDayOfMonth());
        }

        public static Birth inYear(int year) {
            return new Birth(year * 1_00_00);
        }
    }

    public EmergencyRecord {
        flags = Set.copyOf(flags);
    }
}
