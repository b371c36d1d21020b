package hims.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.record.SearchSql.Found;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The second look at what the index found. Where the conditions were exact it suffices that the code asked for stands in the
 * bytes, as only two values of one hash could deceive; else the elements in question are read and decide.
 */
final class Recheck {
    /** What every writer of JSON leaves as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.:_-]+");

    private final List<Criterion> criteria;
    private final boolean exact;
    private final Set<String> elements;
    private final List<byte[]> words;

    Recheck(List<Criterion> criteria, boolean exact) {
        this.criteria = criteria;
        this.exact = exact;
        this.elements = new HashSet<>();
        criteria.forEach(criterion -> elements.addAll(Match.elements(criterion)));
        this.words =
                criteria.stream().flatMap(criterion -> word(criterion).stream()).toList();
    }

    private static List<byte[]> word(Criterion criterion) {
        var word = criterion instanceof Criterion.Codes codes && codes.anyOf().size() == 1
                ? codes.anyOf().getFirst().code()
                : "";
        return PLAIN.matcher(word).matches() ? List.of(word.getBytes(UTF_8)) : List.of();
    }

    boolean keeps(Found found) {
        var bytes = found.stored().bytes();
        if (exact && !found.old() && words.stream().allMatch(word -> contains(bytes, word))) {
            return true;
        }
        JsonNode values = elements.contains("*") ? found.stored().parse() : Slice.of(bytes, elements);
        var match = Match.of(found.stored(), values);
        return criteria.stream().allMatch(match::meets);
    }

    private static boolean contains(byte[] bytes, byte[] word) {
        for (var at = 0; at <= bytes.length - word.length; at++) {
            if (bytes[at] == word[0] && java.util.Arrays.equals(bytes, at, at + word.length, word, 0, word.length)) {
                return true;
            }
        }
        return false;
    }
}
