package hims.terminology;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What an allergy is recorded against, and how it showed (CLIN-16). Groups come before their substances. */
@Component
public class Allergens {
    private final CodeList<Reaction> reactions = new CodeList<>("reactions", Reaction::read, Reaction::code);
    private final CodeList<Severity> severities = new CodeList<>(
            "severities", line -> new Severity(line.text("code"), Words.of(line, "name", "name_hi")), Severity::code);
    private final Map<String, Allergen> byCode;
    private final SearchIndex<Allergen> index;

    /** @throws IllegalStateException when two of the lists share a code */
    Allergens(Substances substances) {
        var others = new CodeList<>("allergens", Allergen::read, Allergen::code);
        var all = Stream.of(
                        substances.groups().stream().map(Allergen::of),
                        others.all().stream(),
                        substances.all().stream().map(Allergen::of))
                .flatMap(Function.identity())
                .toList();
        byCode = all.stream().collect(Collectors.toMap(Allergen::code, Function.identity()));
        index = new SearchIndex<>(all, Allergens::terms);
    }

    public List<Allergen> search(String typed, int limit) {
        return index.search(typed, limit);
    }

    public Optional<Allergen> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** By code. */
    public List<Allergen> all() {
        return byCode.values().stream()
                .sorted(Comparator.comparing(Allergen::code))
                .toList();
    }

    public List<Reaction> reactions() {
        return reactions.all();
    }

    public Optional<Reaction> findReaction(String code) {
        return reactions.find(code);
    }

    public List<Severity> severities() {
        return severities.all();
    }

    private static Stream<String> terms(Allergen allergen) {
        return Stream.concat(Stream.of(allergen.name().en(), allergen.name().hi()), allergen.synonyms().stream());
    }
}
