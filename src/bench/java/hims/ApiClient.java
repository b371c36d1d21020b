package hims;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/** A program at the API: a bare socket kept alive, so that the load costs little beside the work measured. */
final class ApiClient implements AutoCloseable {
    private final int port;
    private final byte[] line = new byte[8192];
    private String token = "";
    private Socket socket;
    private InputStream in;

    ApiClient(int port) {
        this.port = port;
        connect();
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, UTF_8);
        }

        Answer good() {
            if (status / 100 != 2) {
                throw new IllegalStateException("answer " + status + ": " + text());
            }
            return this;
        }
    }

    private void connect() {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void token(String value) {
        token = value;
    }

    Answer get(String path) {
        return send("GET " + path + " HTTP/1.1\r\n", "", new byte[0]);
    }

    Answer post(String path, String type, byte[] body) {
        return send("POST " + path + " HTTP/1.1\r\n", "Content-Type: " + type + "\r\n", body);
    }

    private Answer send(String request, String type, byte[] body) {
        var head = request + "Host: localhost:" + port + "\r\nAccept: application/fhir+json\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                + (type.isEmpty() ? "" : type + "Content-Length: " + body.length + "\r\n") + "\r\n";
        var bytes = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(ISO_8859_1), 0, bytes, 0, head.length());
        System.arraycopy(body, 0, bytes, head.length(), body.length);
        try {
            socket.getOutputStream().write(bytes);
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer read() throws IOException {
        var status = Integer.parseInt(line().substring(9, 12));
        var length = 0;
        var chunked = false;
        var last = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                chunked = true;
            } else if (header.equalsIgnoreCase("connection: close")) {
                last = true;
            }
        }
        var body = chunked ? chunks() : in.readNBytes(length);
        if (last) { // the server ends a connection after so many requests
            socket.close();
            connect();
        }
        return new Answer(status, body);
    }

    private byte[] chunks() throws IOException {
        var all = new java.io.ByteArrayOutputStream();
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private String line() throws IOException {
        var length = 0;
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended");
            }
            line[length++] = (byte) next;
        }
        return new String(line, 0, Math.max(0, length - 1), ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
