package hims.fhir;

import hims.record.ResourceType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a program may do, in SMART's words: {@code system/Observation.rs system/Patient.cru}. Order of letters: cruds. */
public record Scopes(List<Scope> all) {
    private static final Pattern FORM = Pattern.compile("system/(\\*|[A-Z][A-Za-z]+)\\.(c?r?u?d?s?)");

    /** A person signed in: her role decides, not a token. */
    static final Scopes ALL = new Scopes(List.of(new Scope("*", "cruds")));

    public Scopes {
        all = List.copyOf(all);
    }

    record Scope(String type, String letters) {
        boolean covers(Scope other) {
            return (type.equals("*") || type.equals(other.type))
                    && other.letters.chars().allMatch(letter -> letters.indexOf(letter) >= 0);
        }

        String text() {
            return "system/" + type + "." + letters;
        }
    }

    /** Empty when one of the words is no scope of ours, or there is none. */
    static Optional<Scopes> read(String text) {
        var words = Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        var scopes = words.stream().flatMap(word -> scope(word).stream()).toList();
        return words.isEmpty() || scopes.size() < words.size() ? Optional.empty() : Optional.of(new Scopes(scopes));
    }

    private static Optional<Scope> scope(String word) {
        var match = FORM.matcher(word);
        return match.matches()
                        && !match.group(2).isEmpty()
                        && (match.group(1).equals("*")
                                || ResourceType.named(match.group(1)).isPresent())
                ? Optional.of(new Scope(match.group(1), match.group(2)))
                : Optional.empty();
    }

    boolean allow(Interaction interaction, ResourceType type) {
        var asked = new Scope(type.fhirName(), String.valueOf(interaction.letter()));
        return all.stream().anyMatch(scope -> scope.covers(asked));
    }

    boolean allowEverything(Interaction interaction) {
        var asked = new Scope("*", String.valueOf(interaction.letter()));
        return all.stream().anyMatch(scope -> scope.covers(asked));
    }

    /** Whether nothing in {@code other} goes beyond these. */
    boolean cover(Scopes other) {
        return other.all.stream().allMatch(asked -> all.stream().anyMatch(scope -> scope.covers(asked)));
    }

    String text() {
        return all.stream().map(Scope::text).collect(Collectors.joining(" "));
    }
}
