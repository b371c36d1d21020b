package hims.card.code;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Deterministic encoding: shortest lengths, map keys in the order of their bytes (RFC 8949, 4.2). */
final class CborWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private CborWriter() {}

    static byte[] write(Cbor value) {
        var writer = new CborWriter();
        writer.put(value);
        return writer.out.toByteArray();
    }

    private void put(Cbor value) {
        switch (value) {
            case Cbor.Int(long number) -> head(number < 0 ? 1 : 0, number < 0 ? ~number : number);
            case Cbor.Bytes(byte[] bytes) -> putString(2, bytes);
            case Cbor.Text(String text) -> putString(3, text.getBytes(StandardCharsets.UTF_8));
            case Cbor.Array(var items) -> {
                head(4, items.size());
                items.forEach(this::put);
            }
            case Cbor.Table(var entries) -> putTable(entries);
            case Cbor.Tagged(long tag, Cbor inner) -> {
                head(6, tag);
                put(inner);
            }
            case Cbor.Other() -> throw new IllegalArgumentException("never written");
        }
    }

    private void putString(int major, byte[] bytes) {
        head(major, bytes.length);
        out.writeBytes(bytes);
    }

    private void putTable(Map<Cbor, Cbor> entries) {
        var sorted = new TreeMap<byte[], Cbor>(Arrays::compareUnsigned);
        entries.forEach((key, value) -> sorted.put(write(key), value));
        head(5, sorted.size());
        sorted.forEach((key, value) -> {
            out.writeBytes(key);
            put(value);
        });
    }

    private void head(int major, long value) {
        if (value < 24) {
            big((major << 5) | (int) value, value, 0);
        } else if (value <= 0xFFL) {
            big((major << 5) | 24, value, 1);
        } else if (value <= 0xFFFFL) {
            big((major << 5) | 25, value, 2);
        } else if (value <= 0xFFFFFFFFL) {
            big((major << 5) | 26, value, 4);
        } else {
            big((major << 5) | 27, value, 8);
        }
    }

    private void big(int first, long value, int bytes) {
        out.write(first);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (value >>> (8 * i)));
        }
    }
}
