package hims.fhir.format;

import hims.fhir.format.MalformedBody.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Ends a body that is too long. What goes wrong with the line is unchecked, so that no parser takes it for something wrong
 * with the body.
 */
final class LimitedStream extends FilterInputStream {
    private long left;

    LimitedStream(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() {
        try {
            var read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public int read(byte[] into, int from, int length) {
        try {
            var read = super.read(into, from, length);
            count(read);
            return read;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void count(int read) {
        left -= Math.max(read, 0);
        if (left < 0) {
            throw new MalformedBody(Reason.TOO_LARGE, 0, 0);
        }
    }
}
