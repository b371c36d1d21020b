package hims.notify;

import hims.platform.web.Language;
import java.util.Map;

/**
 * A message to be sent.
 *
 * @param key names the cause, so that the same cause tells a person once: {@code token-called:<token id>:1}
 * @param facts what the template asks for; no name of a person, no diagnosis
 */
public record Notice(
        Event event, Audience audience, Language language, Phone phone, String key, Map<String, String> facts) {
    private static final int LONGEST_FACT = 80;

    public Notice {
        facts = Map.copyOf(facts);
        if (facts.values().stream()
                .anyMatch(fact -> fact.length() > LONGEST_FACT || fact.lines().count() > 1)) {
            throw new IllegalArgumentException("a fact of a message is one short line");
        }
    }

    public static Notice toCitizen(Event event, Language language, Phone phone, String key, Map<String, String> facts) {
        return new Notice(event, Audience.CITIZEN, language, phone, key, facts);
    }
}
