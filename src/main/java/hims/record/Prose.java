package hims.record;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Words in the narrative of a resource, or in all that it says. */
final class Prose {
    private static final Pattern TAGS = Pattern.compile("<[^>]*>|&[a-z]+;|&#\\w+;");

    private Prose() {}

    static boolean meets(Criterion.Prose asked, JsonNode resource) {
        var text = new StringBuilder();
        if (asked.narrative()) {
            text.append(
                    TAGS.matcher(resource.path("text").path("div").asString("")).replaceAll(" "));
        } else {
            all(resource, text);
        }
        var folded = Indexer.fold(text.toString());
        return asked.anyOf().stream().anyMatch(words -> hasAll(folded, words));
    }

    private static void all(JsonNode node, StringBuilder into) {
        if (node.isString()) {
            into.append(TAGS.matcher(node.stringValue()).replaceAll(" ")).append('\n');
        } else if (node.isContainer()) {
            node.forEach(child -> all(child, into));
        }
    }

    private static boolean hasAll(String text, List<String> words) {
        return words.stream().allMatch(word -> hasWord(text, Indexer.fold(word)));
    }

    private static boolean hasWord(String text, String word) {
        for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }
}
