package hims.card.code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of CBOR (RFC 8949) that a card uses. */
sealed interface Cbor {

    record Int(long value) implements Cbor {}

    /** Lives only inside one reading or writing, so the array is neither copied nor compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] value) implements Cbor {}

    record Text(String value) implements Cbor {}

    record Array(List<Cbor> items) implements Cbor {}

    /** Keys are {@link Int} or {@link Text}. */
    record Table(Map<Cbor, Cbor> entries) implements Cbor {

        Table() {
            this(new LinkedHashMap<>());
        }

        Table with(long key, Cbor value) {
            entries.put(new Int(key), value);
            return this;
        }

        Optional<Cbor> find(long key) {
            return Optional.ofNullable(entries.get(new Int(key)));
        }

        Cbor fetch(long key) {
            return find(key).orElseThrow(() -> new MalformedCode("key " + key + " is missing"));
        }
    }

    record Tagged(long tag, Cbor value) implements Cbor {}

    /** true, false, null, floats: never written by us, skipped under keys we do not know. */
    record Other() implements Cbor {}

    static Array array(Cbor... items) {
        return new Array(List.of(items));
    }

    static Array ints(List<Long> values) {
        return new Array(values.stream().<Cbor>map(Int::new).toList());
    }

    default long asLong() {
        if (this instanceof Int(long value)) {
            return value;
        }
        throw isNot("a number");
    }

    default int asInt(int min, int max) {
        long value = asLong();
        if (value < min || value > max) {
            throw isNot("a number from " + min + " to " + max);
        }
        return (int) value;
    }

    default byte[] asBytes() {
        if (this instanceof Bytes(byte[] value)) {
            return value;
        }
        throw isNot("bytes");
    }

    default String asText() {
        if (this instanceof Text(String value)) {
            return value;
        }
        throw isNot("text");
    }

    default List<Cbor> asItems() {
        if (this instanceof Array(List<Cbor> items)) {
            return items;
        }
        throw isNot("an array");
    }

    default Table asTable() {
        if (this instanceof Table table) {
            return table;
        }
        throw isNot("a map");
    }

    private MalformedCode isNot(String wanted) {
        return new MalformedCode("not " + wanted + ": " + getClass().getSimpleName());
    }
}
