package hims.card.code;

import java.util.List;

/** What the record says to one question. Nobody asked, and asked and none known, are never the same (FMT-23). */
public sealed interface Answer<T> {

    record NotRecorded<T>() implements Answer<T> {}

    /** Asked; an empty list means none known. */
    record Known<T>(List<T> items) implements Answer<T> {
        public Known {
            items = List.copyOf(items);
        }
    }

    static <T> Answer<T> notRecorded() {
        return new NotRecorded<>();
    }

    static <T> Answer<T> known(List<T> items) {
        return new Known<>(items);
    }

    default List<T> items() {
        return switch (this) {
            case NotRecorded<T> _ -> List.of();
            case Known<T>(List<T> items) -> items;
        };
    }
}
