package hims.person;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.platform.ui.Triage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of whom nobody knows who it is.
 *
 * @param identifiedAt null while nobody does
 */
public record Unknown(
        PersonId person,
        UnitId facility,
        String name,
        Seen seen,
        Instant registeredAt,
        @Nullable Instant identifiedAt) {

    /**
     * What could be seen and was told. Strings are empty where there is nothing.
     *
     * @param bringer constable and station, number of the ambulance; "" for a helper without a name
     * @param memo number of the police memo
     */
    public record Seen(
            Sex sex,
            AgeGroup age,
            @Nullable Triage triage,
            BroughtBy broughtBy,
            String bringer,
            String foundAt,
            String marks,
            String belongings,
            String memo) {

        /** All by which somebody may be looked for. */
        List<String> words() {
            return Marks.codes(String.join(" ", List.of(bringer, foundAt, marks, belongings, memo)));
        }
    }

    boolean open() {
        return identifiedAt == null;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(seen.foundAt());
        lines.add(seen.marks());
        lines.add(seen.belongings());
        lines.removeIf(String::isEmpty);
        return lines;
    }
}
