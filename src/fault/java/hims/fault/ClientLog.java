package hims.fault;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What the desks were told, on the disk before they go on: {@code SENT key act person} and {@code DONE key act answer}, with
 * tabs between. The judge reads it.
 */
final class ClientLog implements AutoCloseable {
    private final FileChannel file;
    private final Path path;

    ClientLog(Path path) throws IOException {
        this.path = path;
        this.file = FileChannel.open(path, CREATE, APPEND);
    }

    Path path() {
        return path;
    }

    void sent(String key, Act act, String about) {
        write("SENT", key, act, about);
    }

    void done(String key, Act act, String answer) {
        write("DONE", key, act, answer);
    }

    private synchronized void write(String what, String key, Act act, String words) {
        var line = String.join("\t", what, key, act.name(), words) + "\n";
        try {
            file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
