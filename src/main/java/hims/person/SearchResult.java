package hims.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search showed.
 *
 * @param inquiry its ticket, for the result page and for registering
 * @param matches best first, at most 25
 * @param more whether further people fit
 * @param spellings other spellings among the found
 * @param twins two of the matches that are probably one person; null when there are none
 */
public record SearchResult(
        InquiryId inquiry,
        String typed,
        Filters filters,
        Query query,
        List<Match> matches,
        boolean more,
        List<String> spellings,
        @Nullable Twins twins) {
    public record Twins(Match one, Match other) {}
}
