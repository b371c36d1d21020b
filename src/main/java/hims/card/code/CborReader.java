package hims.card.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Reads one CBOR item that fills its bytes exactly. Refuses what a card never holds and an attacker might: indefinite
 * lengths, lengths beyond the data, deep nesting, repeated keys, more than one way to write a number.
 */
final class CborReader {

    private static final int MAX_DEPTH = 8;
    private static final int MAX_ITEMS = 2_000;

    private final byte[] bytes;
    private int at = 0;
    private int items = 0;

    private CborReader(byte[] bytes) {
        this.bytes = bytes;
    }

    static Cbor read(byte[] bytes) {
        var reader = new CborReader(bytes);
        Cbor value = reader.item(0);
        if (reader.at != bytes.length) {
            throw new MalformedCode("bytes after the end");
        }
        return value;
    }

    private Cbor item(int depth) {
        if (depth > MAX_DEPTH || ++items > MAX_ITEMS) {
            throw new MalformedCode("too deep or too many");
        }
        int first = next();
        int major = first >>> 5;
        if (major == 7) {
            return other(first & 31);
        }
        long argument = argument(first & 31);
        return switch (major) {
            case 0 -> new Cbor.Int(argument);
            case 1 -> new Cbor.Int(~argument);
            case 2 -> new Cbor.Bytes(slice(argument));
            case 3 -> new Cbor.Text(CodeText.read(slice(argument)));
            case 4 -> array(argument, depth);
            case 5 -> table(argument, depth);
            default -> new Cbor.Tagged(argument, item(depth + 1));
        };
    }

    private Cbor array(long length, int depth) {
        List<Cbor> values = new ArrayList<>();
        for (long i = 0; i < length; i++) {
            values.add(item(depth + 1));
        }
        return new Cbor.Array(values);
    }

    private Cbor table(long length, int depth) {
        var entries = new LinkedHashMap<Cbor, Cbor>();
        for (long i = 0; i < length; i++) {
            Cbor key = item(depth + 1);
            boolean plain = key instanceof Cbor.Int || key instanceof Cbor.Text;
            if (!plain || entries.put(key, item(depth + 1)) != null) {
                throw new MalformedCode("odd or repeated key");
            }
        }
        return new Cbor.Table(entries);
    }

    /** Booleans, null and floats of two, four and eight bytes. */
    private Cbor other(int info) {
        switch (info) {
            case 20, 21, 22, 23 -> {}
            case 25 -> slice(2);
            case 26 -> slice(4);
            case 27 -> slice(8);
            default -> throw new MalformedCode("simple value " + info);
        }
        return new Cbor.Other();
    }

    private long argument(int info) {
        if (info < 24) {
            return info;
        }
        return switch (info) {
            case 24 -> atLeast(24, number(1));
            case 25 -> atLeast(0x100, number(2));
            case 26 -> atLeast(0x1_0000, number(4));
            case 27 -> atLeast(0x1_0000_0000L, number(8));
            default -> throw new MalformedCode("indefinite length");
        };
    }

    /** Also refuses numbers of 2^63 and above, which read as negative. */
    private static long atLeast(long least, long value) {
        if (value < least) {
            throw new MalformedCode("not the shortest form");
        }
        return value;
    }

    private long number(int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = (value << 8) | next();
        }
        return value;
    }

    private int next() {
        if (at >= bytes.length) {
            throw new MalformedCode("ends too early");
        }
        return bytes[at++] & 0xFF;
    }

    private byte[] slice(long length) {
        if (length > bytes.length - at) {
            throw new MalformedCode("longer than the data");
        }
        var slice = new byte[(int) length];
        System.arraycopy(bytes, at, slice, 0, slice.length);
        at += slice.length;
        return slice;
    }
}
