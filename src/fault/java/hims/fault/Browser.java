package hims.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Somebody before a screen: cookies, the token of the page seen last, and as much patience as people have. */
final class Browser {
    static final HttpClient NETWORK = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI home;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private volatile String csrf = "";

    Browser(URI home) {
        this.home = home;
    }

    record Answer(int status, String location, String retryAfter, String body, Duration took) {
        boolean moved() {
            return (status == 302 || status == 303) && !location.contains("/sign-in");
        }

        boolean tryAgain() {
            return status >= 500 || (status == 409 && !retryAfter.isEmpty()) || status == 429;
        }

        String path() {
            if (!moved()) {
                throw new Lost("answer " + status + " " + location + ": " + gist());
            }
            var to = URI.create(location);
            return to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery());
        }

        Answer shown() {
            if (status != 200) {
                throw new Lost("answer " + status + " " + location + ": " + gist());
            }
            return this;
        }

        String find(Pattern pattern) {
            var found = pattern.matcher(body);
            if (!found.find()) {
                throw new Lost(pattern + " not in " + gist());
            }
            return found.group(1);
        }

        String all(Pattern pattern) {
            return pattern.matcher(body)
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .collect(Collectors.joining(","));
        }

        String gist() {
            var words = body.replaceAll("(?s)<(style|script|svg|head).*?</\\1>|<[^>]+>", " ")
                    .replaceAll("\\s+", " ");
            return words.substring(0, Math.min(words.length(), 600));
        }
    }

    Answer get(String path) throws IOException {
        return send(request(path).GET());
    }

    Answer post(String path, Map<String, String> fields) throws IOException {
        var all = new HashMap<>(fields);
        all.put("_csrf", csrf);
        var body = all.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(home.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "text/html")
                .header("Accept-Encoding", "gzip")
                .header("Accept-Language", "en");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            var from = System.nanoTime();
            var answer = NETWORK.send(request.build(), BodyHandlers.ofByteArray());
            var body = text(answer);
            keep(answer, body);
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("location").orElse(""),
                    answer.headers().firstValue("retry-after").orElse(""),
                    body,
                    Duration.ofNanos(System.nanoTime() - from));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        var zipped = answer.headers().firstValue("content-encoding").orElse("").equals("gzip");
        var bytes = new ByteArrayInputStream(answer.body());
        return new String((zipped ? new GZIPInputStream(bytes) : bytes).readAllBytes(), UTF_8);
    }

    private void keep(HttpResponse<?> answer, String body) {
        for (var cookie : answer.headers().allValues("set-cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair.length > 1 ? pair[1] : "");
        }
        var found = CSRF.matcher(body);
        if (found.find()) {
            csrf = found.group(1).replace("&#61;", "=").replace("&#43;", "+");
        }
    }
}
