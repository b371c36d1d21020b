package hims.notify;

import hims.platform.CodeFile;
import hims.platform.web.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The words of each message: a table, not code. A language without its own words gets the English ones. */
@Component
class Templates {
    private static final Pattern FACT = Pattern.compile("\\{([a-z]+)}");

    private final Map<Address, String> texts = new HashMap<>();

    Templates() {
        for (var line : CodeFile.read("notify/templates")) {
            var address = new Address(
                    Event.valueOf(line.text("event")),
                    Audience.valueOf(line.text("audience")),
                    Language.valueOf(line.text("language")),
                    Channel.valueOf(line.text("channel")));
            texts.put(address, line.text("text"));
        }
    }

    record Address(Event event, Audience audience, Language language, Channel channel) {}

    Map<Address, String> all() {
        return Map.copyOf(texts);
    }

    /** @throws IllegalArgumentException for a fact that the template asks for and the notice does not give */
    String text(Notice notice, Channel channel) {
        return FACT.matcher(template(notice, channel))
                .replaceAll(fact -> Matcher.quoteReplacement(fact(notice, fact.group(1))));
    }

    static Set<String> facts(String template) {
        return FACT.matcher(template).results().map(fact -> fact.group(1)).collect(Collectors.toSet());
    }

    private String template(Notice notice, Channel channel) {
        var own = texts.get(new Address(notice.event(), notice.audience(), notice.language(), channel));
        var text = own == null ? texts.get(new Address(notice.event(), notice.audience(), Language.EN, channel)) : own;
        if (text == null) {
            throw new IllegalArgumentException("no words for " + notice.event() + " to " + notice.audience());
        }
        return text;
    }

    private static String fact(Notice notice, String name) {
        var fact = notice.facts().get(name);
        if (fact == null) {
            throw new IllegalArgumentException(notice.event() + " needs the fact " + name);
        }
        return fact;
    }
}
