package hims.pharmacy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the printed prescription repeats of the visit; the record holds the facts themselves. Empty where there is nothing
 * to say.
 *
 * @param tests one line each, as "INR on 06-Nov-2026"
 * @param comeAtOnceIf the signs on which to come back at once, in English and in the citizen's language
 */
public record VisitNotes(
        String findings,
        String diagnosis,
        List<String> tests,
        @Nullable Instant nextVisitAt,
        String nextVisitPlace,
        String comeAtOnceIf,
        String comeAtOnceIfLocal,
        String tokenNumber) {

    public static final VisitNotes NONE = new VisitNotes("", "", List.of(), null, "", "", "", "");

    public VisitNotes {
        tests = List.copyOf(tests);
    }
}
