package hims;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import hims.demo.BenchCity;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One person before a browser: a single connection kept alive, her cookies, the tokens of the page seen last. A bare socket,
 * so that the load costs little beside the work measured. Each answer is timed from the first byte sent to the last received.
 */
final class Visitor implements AutoCloseable {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("name=\"_key\" value=\"([^\"]+)\"");

    private final int port;
    private Socket socket;
    private InputStream in;
    private final Timings timings;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String csrf = "";
    private String key = "";

    Visitor(int port, Timings timings) {
        this.port = port;
        this.timings = timings;
        this.socket = connect(port);
        this.in = input(socket);
    }

    private static Socket connect(int port) {
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream input(Socket socket) {
        try {
            return new BufferedInputStream(socket.getInputStream(), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server ends a connection after a hundred requests; a browser opens another. */
    private void reconnect() {
        close();
        socket = connect(port);
        in = input(socket);
    }

    /** A member of staff, signed in. */
    static Visitor staff(int port, Timings timings, String login) {
        var visitor = new Visitor(port, timings);
        visitor.get("sign in", "/sign-in");
        visitor.post("sign in", "/sign-in", Map.of("login", login, "password", BenchCity.PASSWORD, "code", code()))
                .moved();
        return visitor;
    }

    record Answer(int status, String location, String body) {
        /** The path it leads to. */
        String moved() {
            if (status != 302 && status != 303) {
                throw new IllegalStateException("answer " + status + ": " + gist(body));
            }
            var to = URI.create(location);
            return to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery());
        }

        Answer shown() {
            if (status != 200) {
                throw new IllegalStateException("answer " + status + " " + location + ": " + gist(body));
            }
            return this;
        }

        String find(Pattern pattern) {
            var found = pattern.matcher(body);
            if (!found.find()) {
                throw new IllegalStateException(pattern + " not in " + gist(body));
            }
            return found.group(1);
        }

        String findAll(Pattern pattern) {
            return pattern.matcher(body)
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .collect(Collectors.joining(","));
        }

        private static String gist(String body) {
            var words = body.replaceAll("(?s)<(style|script|svg|head).*?</\\1>|<[^>]+>", " ")
                    .replaceAll("\\s+", " ");
            return words.substring(0, Math.min(words.length(), 1500));
        }
    }

    /** @param step under which name it is counted */
    Answer get(String step, String path) {
        return send(step, "GET " + path + " HTTP/1.1\r\n", "");
    }

    Answer post(String step, String path, Map<String, String> fields) {
        var all = new HashMap<>(Map.of("_csrf", csrf, "_key", key));
        all.putAll(fields);
        var body = all.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(step, "POST " + path + " HTTP/1.1\r\n", body);
    }

    private Answer send(String step, String line, String body) {
        var head = new StringBuilder(line)
                .append("Host: localhost\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\nAccept-Language: en\r\n");
        if (!cookies.isEmpty()) {
            head.append("Cookie: ")
                    .append(cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")))
                    .append("\r\n");
        }
        if (line.startsWith("POST")) {
            head.append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ")
                    .append(body.length())
                    .append("\r\n");
        }
        try {
            var from = System.nanoTime();
            socket.getOutputStream().write((head + "\r\n" + body).getBytes(ISO_8859_1));
            var raw = read();
            timings.add(step, System.nanoTime() - from);
            var answer = new Answer(raw.status(), raw.location(), raw.text());
            note(answer.body());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Raw(int status, String location, boolean zipped, InputStream body) {
        String text() throws IOException {
            return new String((zipped ? new GZIPInputStream(body) : body).readAllBytes(), UTF_8);
        }
    }

    private Raw read() throws IOException {
        var status = Integer.parseInt(line().substring(9, 12));
        var headers = new HashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            var name = line.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
            var value = line.substring(colon + 1).strip();
            if (name.equals("set-cookie")) {
                keep(value);
            }
            headers.put(name, value);
        }
        var bytes = headers.containsKey("content-length")
                ? in.readNBytes(Integer.parseInt(headers.get("content-length")))
                : headers.containsKey("transfer-encoding") ? chunks() : new byte[0];
        if (headers.getOrDefault("connection", "").equals("close")) {
            reconnect();
        }
        return new Raw(
                status,
                headers.getOrDefault("location", ""),
                headers.getOrDefault("content-encoding", "").equals("gzip"),
                new ByteArrayInputStream(bytes));
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private String line() throws IOException {
        var text = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended");
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    private void keep(String cookie) {
        var pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair.length > 1 ? pair[1] : "");
    }

    private void note(String page) {
        var csrfFound = CSRF.matcher(page);
        var keyFound = KEY.matcher(page);
        if (csrfFound.find()) {
            csrf = csrfFound.group(1).replace("&#61;", "=").replace("&#43;", "+");
        }
        if (keyFound.find()) {
            key = keyFound.group(1);
        }
    }

    private static String code() {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(BenchCity.AUTHENTICATOR, "HmacSHA1"));
            var step = ByteBuffer.allocate(8).putLong(Instant.now().getEpochSecond() / 30);
            var hash = ByteBuffer.wrap(mac.doFinal(step.array()));
            return String.format("%06d", (hash.getInt(hash.get(19) & 0xF) & 0x7FFFFFFF) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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
