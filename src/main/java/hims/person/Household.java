package hims.person;

import hims.access.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People under one roof, or on one ration card (PER-26).
 *
 * @param number of the ration card; "" when not said
 * @param stays those of now first, the head before the others, then those who have moved
 */
public record Household(UUID id, Kind kind, String number, List<Stay> stays) {
    public Household {
        stays = List.copyOf(stays);
    }

    public enum Kind {
        DWELLING,
        RATION_CARD;

        String key() {
            return "person.household." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One person from when to when.
     *
     * @param until null while she belongs to it
     * @param why she left; "" when not said
     */
    record Stay(
            UUID id,
            PersonId person,
            boolean head,
            Instant since,
            @Nullable Instant until,
            String why) {
        boolean now() {
            return until == null;
        }
    }

    List<Stay> members() {
        return stays.stream().filter(Stay::now).toList();
    }

    Optional<Stay> stay(PersonId person) {
        return members().stream().filter(stay -> stay.person().equals(person)).findFirst();
    }
}
