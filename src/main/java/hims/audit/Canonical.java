package hims.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Fields one after the other, each behind its length in four bytes, the highest first; the length of what is absent is all ones. */
final class Canonical {
    private static final int ABSENT = -1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    Canonical(String format) {
        add(format);
    }

    Canonical add(@Nullable String text) {
        return text == null ? length(ABSENT) : add(text.getBytes(StandardCharsets.UTF_8));
    }

    Canonical add(byte[] bytes) {
        length(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private Canonical length(int length) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        return this;
    }
}
