package hims.card.code;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** RFC 1950, with an end to what a small code may unfold into. */
final class Zlib {

    private static final int MAX_INFLATED = 64 * 1024;

    private Zlib() {}

    static byte[] deflate(byte[] bytes) {
        return deflate(bytes, false);
    }

    /** RFC 1951, without the header of zlib. */
    static byte[] deflateRaw(byte[] bytes) {
        return deflate(bytes, true);
    }

    static byte[] inflate(byte[] bytes) {
        return inflate(bytes, false);
    }

    static byte[] inflateRaw(byte[] bytes) {
        return inflate(bytes, true);
    }

    private static byte[] deflate(byte[] bytes, boolean raw) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, raw)) {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[1024];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    private static byte[] inflate(byte[] bytes, boolean raw) {
        try (var inflater = new Inflater(raw)) {
            inflater.setInput(bytes);
            var out = new ByteArrayOutputStream();
            var buffer = new byte[4096];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 || out.size() + count > MAX_INFLATED) {
                    throw new MalformedCode("cut short, or unfolds beyond 64 KB");
                }
                out.write(buffer, 0, count);
            }
            if (inflater.getRemaining() > 0) {
                throw new MalformedCode("bytes after the end");
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new MalformedCode("not zlib", e);
        }
    }
}
