package hims.card.code;

import hims.card.CardSerial;
import hims.person.HealthId;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who the card is for, and no clinical fact (FMT-10). No expiry is {@code null}; an unknown birth year is 0; a name is
 * Latin and cut to 30 bytes when written.
 */
public record ServiceToken(
        CardSerial serial,
        HealthId healthId,
        LocalDate issuedOn,
        @Nullable LocalDate expiresOn,
        Set<Flag> flags,
        int birthYear,
        SexCode sex,
        String name) {

    public enum Flag implements Numbered {
        TEMPORARY(0),
        CHILD(1),
        EMERGENCY_CODE(2);

        private final int number;

        Flag(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }

    public ServiceToken {
        flags = Set.copyOf(flags);
        if (expiresOn != null && !expiresOn.isAfter(issuedOn)) {
            throw new IllegalArgumentException("a card expires after its issue");
        }
        if (birthYear < 0 || birthYear > 9999) {
            throw new IllegalArgumentException("birth year " + birthYear);
        }
    }
}
