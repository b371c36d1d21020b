package hims.person;

import hims.person.names.Normaliser;
import hims.person.names.SpokenName;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands the one box: a number, or a name with age, year, sex, relative, phone and place in any order (PER-1).
 * Test: QueryReaderTest.
 */
final class QueryReader {
    private static final Pattern MOBILE = Pattern.compile("(?:\\+?91|0)?([6-9]\\d{9})");
    private static final Pattern ABHA = Pattern.compile("\\d{14}");
    /** What a form leaves of an Aadhaar number. */
    private static final Pattern MASKED = Pattern.compile("XXXX XXXX \\d{4}");

    private static final Pattern PIN = Pattern.compile("[1-9]\\d{5}");
    private static final Pattern AGE_AND_SEX = Pattern.compile("(\\d{1,3})[/-]?([fm])|([fm])[/-](\\d{1,3})");
    private static final Set<String> UNITS = Set.of(
            "y", "yr", "yrs", "year", "years", "saal", "sal", "साल", "वर्ष", "m", "month", "months", "mahine", "माह",
            "महीने", "d", "day", "days", "din", "दिन");
    private static final Map<String, Sex> SEXES = Map.ofEntries(
            Map.entry("female", Sex.FEMALE),
            Map.entry("woman", Sex.FEMALE),
            Map.entry("lady", Sex.FEMALE),
            Map.entry("girl", Sex.FEMALE),
            Map.entry("महिला", Sex.FEMALE),
            Map.entry("स्त्री", Sex.FEMALE),
            Map.entry("औरत", Sex.FEMALE),
            Map.entry("लड़की", Sex.FEMALE),
            Map.entry("male", Sex.MALE),
            Map.entry("man", Sex.MALE),
            Map.entry("boy", Sex.MALE),
            Map.entry("पुरुष", Sex.MALE),
            Map.entry("आदमी", Sex.MALE),
            Map.entry("लड़का", Sex.MALE),
            Map.entry("transgender", Sex.OTHER));

    private final BirthReader births;

    QueryReader(LocalDate today) {
        this.births = new BirthReader(today);
    }

    Query read(String typed) {
        String text = BirthReader.westernDigits(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .strip();
        String digits = text.replaceAll("[\\s-]", "");
        if (MASKED.matcher(text).matches()) {
            return new Query.Mistyped(HealthId.Mistake.AADHAAR_NUMBER);
        }
        return digits.matches("\\+?\\d+") ? number(digits) : described(text);
    }

    private Query number(String digits) {
        var mobile = MOBILE.matcher(digits);
        if (mobile.matches() && (digits.length() != 12 || digits.startsWith("+"))) {
            return described(mobile.group(1));
        }
        if (ABHA.matcher(digits).matches()) {
            return new Query.Abha(digits);
        }
        return digits.length() < 10
                ? new Query.Nothing()
                : switch (HealthId.read(digits)) {
                    case HealthId.Valid(HealthId id) -> new Query.ByHealthId(id);
                    case HealthId.Invalid(HealthId.Mistake mistake) -> new Query.Mistyped(mistake);
                };
    }

    private Query described(String text) {
        var found = new Found();
        List<String> words =
                new ArrayList<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("\\s+")));
        List<String> rest = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            int area = Area.wordsAt(words, at);
            if (area > 0 && !words.get(at).matches("\\d+")) {
                found.placeAt = rest.size();
                found.placeWords = area;
                rest.addAll(words.subList(at, at + area));
                at += area - 1;
            } else if (!take(words, at, found)) {
                rest.add(words.get(at));
            }
        }
        var readings = new ArrayList<Query.Reading>();
        if (found.placeWords > 0) {
            var names = new ArrayList<>(rest);
            var place = names.subList(found.placeAt, found.placeAt + found.placeWords);
            String area = Area.key(String.join(" ", place));
            place.clear();
            add(readings, names, found, area);
        }
        add(readings, rest, found, "");
        return readings.isEmpty() ? new Query.Nothing() : new Query.Described(List.copyOf(readings));
    }

    private static void add(List<Query.Reading> readings, List<String> words, Found found, String area) {
        SpokenName name = Normaliser.current().read(String.join(" ", words));
        if (name.parts().isEmpty() && name.relative().isEmpty() && found.phones.isEmpty()) {
            return;
        }
        Traits.Kin kin = name.relative()
                .map(relative -> new Traits.Kin(relative.kind(), relative.parts()))
                .orElse(Traits.Kin.UNKNOWN);
        String relative = name.relative().map(SpokenName.SpokenRelative::name).orElse("");
        var traits =
                new Traits(name.parts(), kin, found.sex, found.birth, Set.copyOf(found.phones), area, found.pin, "");
        readings.add(new Query.Reading(name.own(), relative, traits));
    }

    private static final class Found {
        private @Nullable Birth birth;
        private @Nullable Sex sex;
        private final Set<String> phones = new HashSet<>();
        private String pin = "";
        private int placeAt;
        private int placeWords;
    }

    /** Takes a word that is no part of a name, with the unit that may follow an age. */
    private boolean take(List<String> words, int at, Found found) {
        String word = words.get(at);
        if (SEXES.containsKey(word)) {
            found.sex = SEXES.get(word);
            return true;
        }
        var both = AGE_AND_SEX.matcher(word);
        if (both.matches()) {
            String sex = both.group(2) != null ? both.group(2) : both.group(3);
            found.sex = sex.equals("f") ? Sex.FEMALE : Sex.MALE;
            return birth(both.group(1) != null ? both.group(1) : both.group(4), found);
        }
        return word.matches("[+\\d].*") && takeNumber(words, at, found);
    }

    private boolean takeNumber(List<String> words, int at, Found found) {
        String word = words.get(at);
        var mobile = MOBILE.matcher(word);
        if (mobile.matches()) {
            return found.phones.add(mobile.group(1));
        }
        if (PIN.matcher(word).matches()) {
            found.pin = word;
            return true;
        }
        boolean unitFollows = at + 1 < words.size() && UNITS.contains(words.get(at + 1)) && word.matches("\\d{1,3}");
        if (unitFollows) {
            String unit = words.remove(at + 1);
            return birth(word + " " + (unit.equals("saal") || unit.equals("sal") ? "y" : unit), found);
        }
        return birth(word, found);
    }

    private boolean birth(String text, Found found) {
        if (births.read(text) instanceof BirthReader.Read(Birth birth)) {
            found.birth = birth;
            return true;
        }
        return false;
    }
}
