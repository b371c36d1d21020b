package hims.person;

import hims.person.names.NamePart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys by which candidates are fetched, derived here alone. A key joins what is rare together, so that one short posting
 * list answers: {@code DiB+SNT@1981} is Devi and Sunita, born about 1981. PER-12, ADR 0007.
 */
final class SearchKeys {
    private static final int MOST_PARTS = 5;

    private SearchKeys() {}

    /** All keys of one person: names alone, in pairs, and each with the birth year; with relative and place; phones. */
    static List<String> of(Traits person) {
        List<String> codes = codes(person.name());
        Set<String> keys = new LinkedHashSet<>(codes);
        keys.addAll(joined(person.name()));
        keys.addAll(pairs(codes));
        Birth birth = person.birth();
        if (birth != null) {
            keys.addAll(born(List.copyOf(keys), birth.year(), 0));
        }
        for (String code : codes) {
            codes(person.kin().name()).forEach(kin -> keys.add(kin(code, kin)));
            if (!person.area().isEmpty()) {
                keys.add(area(code, person.area()));
            }
        }
        person.phones().forEach(phone -> keys.add(phone(phone)));
        return List.copyOf(keys);
    }

    /** Sound codes of the parts; initials are too many to search by, unless there is nothing else. */
    static List<String> codes(List<NamePart> name) {
        List<NamePart> words = words(name);
        return (words.isEmpty() ? name : words)
                .stream().map(NamePart::code).distinct().toList();
    }

    /** Codes of neighbours written together: Ram Prasad is also looked for as Ramprasad. */
    static List<String> joined(List<NamePart> name) {
        List<NamePart> words = words(name);
        var codes = new ArrayList<String>();
        for (int at = 0; at + 1 < words.size(); at++) {
            codes.add(NameMatch.joined(words.get(at), words.get(at + 1)).code());
        }
        return codes;
    }

    private static List<NamePart> words(List<NamePart> name) {
        return name.stream().filter(part -> !part.initial()).limit(MOST_PARTS).toList();
    }

    static List<String> pairs(List<String> codes) {
        var pairs = new ArrayList<String>();
        for (int first = 0; first < codes.size(); first++) {
            for (int second = first + 1; second < codes.size(); second++) {
                pairs.add(pair(codes.get(first), codes.get(second)));
            }
        }
        return pairs;
    }

    static String pair(String a, String b) {
        return a.compareTo(b) <= 0 ? a + "+" + b : b + "+" + a;
    }

    static String born(String name, int year) {
        return name + "@" + year;
    }

    static List<String> born(Collection<String> names, int year, int margin) {
        var keys = new ArrayList<String>();
        for (int y = year - margin; y <= year + margin; y++) {
            for (String name : names) {
                keys.add(born(name, y));
            }
        }
        return keys;
    }

    static String kin(String name, String kin) {
        return name + "~" + kin;
    }

    static String area(String name, String area) {
        return name + "/" + area;
    }

    static String phone(String number) {
        return "#" + number;
    }
}
