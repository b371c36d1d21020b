package hims.person.names;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What was worked out for a word, kept: names repeat, and comparing people asks for the same ones again and again. */
final class Remembered {
    private static final int MOST = 50_000;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final UnaryOperator<String> work;

    Remembered(UnaryOperator<String> work) {
        this.work = work;
    }

    String of(String word) {
        var known = answers.get(word);
        if (known != null) {
            return known;
        }
        if (answers.size() >= MOST) {
            answers.clear();
        }
        var answer = work.apply(word);
        answers.put(word, answer);
        return answer;
    }
}
