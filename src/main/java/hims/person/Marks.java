package hims.person;

import hims.person.names.NamePart;
import hims.person.names.Normaliser;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Words of a description by their sound: tatoo, tattoo and टैटू are one. Numbers stay as they are. */
final class Marks {
    private static final int MOST = 200;

    private Marks() {}

    static List<String> codes(String text) {
        return Stream.of(text.split("[\\s,;.]+", -1))
                .filter(word -> word.length() > 1)
                .flatMap(Marks::codesOf)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Stream<String> codesOf(String word) {
        return word.chars().anyMatch(Character::isDigit)
                ? Stream.of(word.toLowerCase(Locale.ROOT))
                : Normaliser.current().parts(word).stream().map(NamePart::code);
    }
}
