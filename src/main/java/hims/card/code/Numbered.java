package hims.card.code;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A word that stands in a code as a number, or as the bit of that number. */
interface Numbered {

    int number();

    static <E extends Enum<E> & Numbered> Optional<E> find(Class<E> type, long number) {
        return Stream.of(type.getEnumConstants())
                .filter(word -> word.number() == number)
                .findFirst();
    }

    static int bits(Collection<? extends Numbered> words) {
        return words.stream().mapToInt(word -> 1 << word.number()).sum();
    }

    /** Bits without a word are passed over: a later version may set them. */
    static <E extends Enum<E> & Numbered> Set<E> ofBits(Class<E> type, long bits) {
        var words = EnumSet.noneOf(type);
        for (E word : type.getEnumConstants()) {
            if (((bits >> word.number()) & 1) == 1) {
                words.add(word);
            }
        }
        return words;
    }
}
