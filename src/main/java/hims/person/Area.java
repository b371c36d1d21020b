package hims.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import hims.person.names.NamePart;
import hims.person.names.Normaliser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A locality of {@code reference/names/localities.csv}; LGD codes join when that list is shipped (PER-22). */
public record Area(String latin, String devanagari, String district, String pin) {
    private static final Map<String, Area> BY_KEY = load();
    private static final int LONGEST = BY_KEY.keySet().stream()
            .mapToInt(key -> key.split(" ", -1).length)
            .max()
            .orElse(1);

    /** How a locality is compared: its spelling key, so that "Silampur" and "सीलमपुर" are Seelampur. */
    static String key(String locality) {
        return Arrays.stream(BirthReader.westernDigits(locality).strip().split("[\\s,-]+"))
                .flatMap(word -> isNumber(word)
                        ? Stream.of(word)
                        : Normaliser.current().parts(word).stream().map(NamePart::key))
                .collect(Collectors.joining(" "));
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(Character::isDigit);
    }

    public static Optional<Area> find(String locality) {
        return Optional.ofNullable(BY_KEY.get(key(locality)));
    }

    /** Localities that begin so, in either script, or have this PIN: for the list under the field. */
    public static List<Area> beginning(String typed, int limit) {
        String plain = typed.strip().toLowerCase(Locale.ROOT);
        String key = key(typed);
        return BY_KEY.entrySet().stream()
                .filter(entry -> !key.isEmpty()
                        && (entry.getKey().startsWith(key) || entry.getValue().begins(plain)))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(Area::latin))
                .limit(limit)
                .toList();
    }

    private boolean begins(String typed) {
        return latin.toLowerCase(Locale.ROOT).startsWith(typed) || pin.startsWith(typed);
    }

    public static List<Area> all() {
        return List.copyOf(BY_KEY.values());
    }

    /** The longest locality that these words name from {@code at} on, by its number of words; 0 for none. */
    static int wordsAt(List<String> words, int at) {
        for (int count = Math.min(LONGEST, words.size() - at); count > 0; count--) {
            if (BY_KEY.containsKey(key(String.join(" ", words.subList(at, at + count))))) {
                return count;
            }
        }
        return 0;
    }

    private static Map<String, Area> load() {
        var areas = new LinkedHashMap<String, Area>();
        lines().stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("latin,"))
                .map(line -> line.split(",", -1))
                .map(row -> new Area(row[0], row[1], row[2], row[3]))
                .forEach(area -> areas.putIfAbsent(key(area.latin()), area));
        return areas;
    }

    private static List<String> lines() {
        try (@Nullable InputStream in = Area.class.getResourceAsStream("/reference/names/localities.csv")) {
            if (in == null) {
                throw new IllegalStateException("Missing localities.csv");
            }
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
