package hims.fhir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream as the bytes they are. One that is too long is read past, not kept. */
final class ImportLines {
    private static final int BUFFER = 1 << 16;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private final int most;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long number;

    /**
     * One line without its end.
     *
     * @param bytes nothing for one that is too long
     * @param ended by the character that ends a line, and not by the end of the file
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, changed by nobody
    record Line(long number, byte[] bytes, boolean tooLong, boolean ended) {
        boolean isBlank() {
            for (var one : bytes) {
                if (one > ' ' || one < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    ImportLines(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /** Null at the end of the file. */
    @Nullable
    Line next() throws IOException {
        if (!fill()) {
            return null;
        }
        number++;
        var line = new ByteArrayOutputStream(256);
        var length = 0L;
        var ended = false;
        while (!ended && fill()) {
            var to = at;
            while (to < end && buffer[to] != '\n') {
                to++;
            }
            length += to - at;
            if (length <= most) {
                line.write(buffer, at, to - at);
            }
            ended = to < end;
            at = ended ? to + 1 : to;
        }
        var tooLong = length > most;
        return new Line(number, tooLong ? Answer.NOTHING : unmarked(line.toByteArray()), tooLong, ended);
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at < end;
    }

    /** Without the mark that some systems put before UTF-8. */
    private byte[] unmarked(byte[] line) {
        var marked = number == 1 && java.util.Arrays.mismatch(line, MARK) == MARK.length;
        return marked ? java.util.Arrays.copyOfRange(line, MARK.length, line.length) : line;
    }
}
