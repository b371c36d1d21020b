package hims.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every text of every module, from {@code messages/<module>_<language>.properties} (UTF-8). A key stands in one module
 * only. A text is a {@link MessageFormat}: plurals are written {@code {0,choice,1#1 person|1<{0} persons}}, apostrophes
 * twice, though one alone does no harm. Numbers show as 1,234 in every language: pass a year as a string.
 */
@Component
public class Texts {
    private static final Logger log = LoggerFactory.getLogger(Texts.class);
    private static final String FILES = "classpath*:messages/*_*.properties";

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    public Texts() {
        for (var language : Language.values()) {
            texts.put(language, new ConcurrentHashMap<>());
        }
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text in this language, else in English, else the key itself, once noted in the log. */
    public String text(Language language, String key, Object... args) {
        var pattern = pattern(language, key);
        return isPlain(pattern) ? pattern : format(pattern).format(args);
    }

    /** The same with arguments by name, as a refusal states its facts: {@code Only {available} are left}. */
    public String text(Language language, String key, Map<String, ?> facts) {
        var names = List.copyOf(facts.keySet());
        var pattern = pattern(language, key);
        for (var i = 0; i < names.size(); i++) {
            pattern = pattern.replaceAll("\\{" + names.get(i) + "(?=[,}])", "{" + i);
        }
        return format(pattern).format(names.stream().map(facts::get).toArray());
    }

    private String pattern(Language language, String key) {
        var pattern = of(language).getOrDefault(key, of(Language.EN).get(key));
        if (pattern != null) {
            return pattern;
        }
        if (missing.add(key)) {
            log.warn("No text for {}", key);
        }
        return key;
    }

    public boolean has(String key) {
        return of(Language.EN).containsKey(key);
    }

    public Set<String> keys(Language language) {
        return Set.copyOf(of(language).keySet());
    }

    private void load(Resource file) throws IOException {
        var name = String.valueOf(file.getFilename());
        var code = name.substring(name.lastIndexOf('_') + 1, name.lastIndexOf('.'));
        var language = Language.valueOf(code.toUpperCase(Locale.ROOT));
        var read = new Properties();
        try (var reader = new java.io.InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            read.load(reader);
        }
        var known = of(language);
        var twice =
                read.stringPropertyNames().stream().filter(known::containsKey).collect(Collectors.toSet());
        if (!twice.isEmpty()) {
            throw new IllegalStateException(name + " repeats " + twice);
        }
        read.stringPropertyNames().forEach(key -> known.put(key, read.getProperty(key)));
    }

    private Map<String, String> of(Language language) {
        return texts.getOrDefault(language, Map.of());
    }

    private MessageFormat format(String pattern) {
        var format = formats.computeIfAbsent(pattern, p -> new MessageFormat(apostrophes(p), Locale.UK));
        return (MessageFormat) format.clone();
    }

    private static boolean isPlain(String pattern) {
        return pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0;
    }

    private static String apostrophes(String pattern) {
        return pattern.replace("''", "'").replace("'", "''");
    }
}
