package hims;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Calls of many people from one machine; each brings her own session, all share one forgery token. */
final class RouteCalls {
    private static final Pattern FIELD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern COOKIE = Pattern.compile("XSRF-TOKEN=([^;]+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String home;
    private final String cookie;
    private final String field;

    RouteCalls(int port) {
        this.home = "http://localhost:" + port;
        var page = send(HttpRequest.newBuilder(URI.create(home + "/sign-in")).build());
        this.cookie = page.headers().allValues("Set-Cookie").stream()
                .flatMap(text -> COOKIE.matcher(text).results())
                .findFirst()
                .orElseThrow()
                .group(1);
        this.field = FIELD.matcher(page.body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .replace("&#61;", "=");
    }

    /** @param to where it leads, empty for an answer that leads nowhere */
    record Answer(int status, String to, String body) {}

    Answer get(String path, String session) {
        return answer(request(path, session).GET().build());
    }

    Answer send(String method, String path, String session, Map<String, String> fields) {
        var all = new java.util.HashMap<>(fields);
        all.put("_csrf", field);
        all.putIfAbsent("_key", UUID.randomUUID().toString());
        return answer(form(method, path, session, all));
    }

    Answer forged(String method, String path, String session, Map<String, String> fields) {
        return answer(form(method, path, session, fields));
    }

    private HttpRequest form(String method, String path, String session, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(one -> encode(one.getKey()) + "=" + encode(one.getValue()))
                .collect(Collectors.joining("&"));
        return request(path, session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path, String session) {
        var cookies = "XSRF-TOKEN=" + cookie + (session.isEmpty() ? "" : "; hims=" + session);
        return HttpRequest.newBuilder(URI.create(home + path))
                .header("Accept", path.endsWith("/events") ? "text/event-stream, text/html" : "text/html, */*")
                .header("Cookie", cookies);
    }

    private Answer answer(HttpRequest request) {
        if (request.uri().getPath().endsWith("/events")) {
            return opened(request);
        }
        var answer = send(request);
        return new Answer(
                answer.statusCode(), answer.headers().firstValue("Location").orElse(""), answer.body());
    }

    /** A stream has no end: only whether it opens. */
    private Answer opened(HttpRequest request) {
        try {
            var answer = client.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                var words = answer.statusCode() == 200 ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
                return new Answer(
                        answer.statusCode(),
                        answer.headers().firstValue("Location").orElse(""),
                        words);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
