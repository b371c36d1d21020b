package hims.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, takes the form's tokens along, follows no redirect by itself. */
public final class Browsing {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("name=\"_key\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String home;
    private List<HttpCookie> suspended = List.of();
    private String csrf = "";
    private String key = "";

    public Browsing(int port) {
        this.home = "http://localhost:" + port;
    }

    public HttpResponse<String> get(String path) {
        var answer = send(HttpRequest.newBuilder(URI.create(home + path))
                .header("Accept", "text/html")
                .build());
        note(answer.body());
        return answer;
    }

    /** Sends a form with the tokens of the page seen last. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        var answer = send(request(path, fields).build());
        note(answer.body());
        return answer;
    }

    /** As {@link #post}, and then the page it leads to. */
    public HttpResponse<String> submit(String path, Map<String, String> fields) {
        var answer = post(path, fields);
        return answer.statusCode() == 302 || answer.statusCode() == 303
                ? get(URI.create(location(answer)).getPath())
                : answer;
    }

    public static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** The browser forgets the session but keeps all else, as after its end. */
    public void loseSession() {
        suspended = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("hims"))
                .toList();
        suspended.forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
    }

    /** As if the same person had signed in again, without her password and code. */
    public void resumeSession() {
        suspended.forEach(cookie -> cookies.getCookieStore().add(URI.create(home), cookie));
        suspended = List.of();
    }

    /** As a request of another client sends it along. */
    public String sessionCookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("hims"))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .findFirst()
                .orElse("");
    }

    public String key() {
        return key;
    }

    private HttpRequest.Builder request(String path, Map<String, String> fields) {
        var tokens = Map.of("_csrf", csrf, "_key", key);
        var body = java.util.stream.Stream.concat(
                        tokens.entrySet().stream().filter(token -> !fields.containsKey(token.getKey())),
                        fields.entrySet().stream())
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(home + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
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

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
