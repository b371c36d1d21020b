package hims.person.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Latin spelling to key by the rules and lists of {@code reference/names}. */
final class Spelling {
    private record Rule(Pattern pattern, String replacement) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, String> sameNames = new HashMap<>();
    private final Remembered spelled = new Remembered(this::byRule);

    Spelling() {
        NameData.pairs("spelling.tsv").forEach((from, to) -> rules.add(new Rule(Pattern.compile(from), to)));
        NameData.pairs("same-names.tsv").forEach((name, others) -> {
            String key = byRule(letters(name));
            for (String other : others.split(" ", -1)) {
                sameNames.put(byRule(letters(other)), key);
            }
        });
    }

    NamePart part(String latin) {
        String ruled = spelled.of(latin);
        String key = sameNames.getOrDefault(ruled, ruled);
        return new NamePart(latin, key);
    }

    /** Only a-z of a word already in Latin letters. */
    static String letters(String latin) {
        var letters = new StringBuilder();
        latin.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> letters.append((char) c));
        return letters.toString();
    }

    private String byRule(String word) {
        String spelled = word;
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern().matcher(spelled);
            spelled = matcher.replaceAll(rule.replacement());
        }
        return spelled;
    }
}
