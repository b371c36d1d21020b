package hims.fhir;

import hims.platform.ui.Tone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An answer of the API as a page shows it.
 *
 * @param millis it took
 * @param issues of an OperationOutcome, also of one within a Bundle
 * @param rows of a Bundle
 * @param lines the body itself
 * @param next the address of the page after this one, empty on the last
 */
public record AnswerView(
        int status,
        String statusLine,
        Map<String, String> headers,
        long millis,
        boolean bundle,
        List<Issue> issues,
        List<Row> rows,
        List<BodyText.Line> lines,
        String next) {

    /** @param where the path of the element, empty where none is named */
    public record Issue(String severity, String code, String text, String where, String diagnostics) {
        public boolean isFault() {
            return severity.equals("error") || severity.equals("fatal");
        }
    }

    /**
     * @param version 0 where it has none
     * @param line what it is; empty for a version that says it was deleted
     */
    public record Row(
            String type, String id, int version, @Nullable Instant at, String line, boolean included) {
        public String href() {
            return ViewerPages.PATH + "/" + type + "/" + id;
        }
    }

    public boolean refused() {
        return status >= 400;
    }

    public Tone tone() {
        return refused() ? Tone.RED : Tone.GREEN;
    }

    static AnswerView of(Answered answer, String base) {
        var body = body(answer);
        var headers = new TreeMap<>(answer.headers());
        headers.putIfAbsent("Content-Type", answer.format().type());
        return new AnswerView(
                answer.status(),
                Statuses.line(answer.status()),
                headers,
                answer.millis(),
                body.path("resourceType").asString("").equals("Bundle"),
                issues(body),
                entries(body)
                        .filter(entry -> !isOutcome(entry.path("resource")))
                        .map(AnswerView::row)
                        .toList(),
                lines(answer, body, base),
                next(body, base));
    }

    private static List<BodyText.Line> lines(Answered answer, JsonNode body, String base) {
        if (body.isMissingNode()) {
            return BodyText.text(answer.body());
        }
        return answer.format() == Format.XML ? BodyText.xml(answer.body(), base) : BodyText.json(body, base);
    }

    /** Missing for what is no JSON. */
    static JsonNode body(Answered answer) {
        try {
            return answer.body().length > 0 && answer.isJson()
                    ? Json.MAPPER.readTree(answer.body())
                    : Json.MAPPER.missingNode();
        } catch (JacksonException notJson) {
            return Json.MAPPER.missingNode();
        }
    }

    private static Stream<JsonNode> entries(JsonNode body) {
        return body.path("resourceType").asString("").equals("Bundle")
                ? StreamSupport.stream(body.path("entry").spliterator(), false)
                : Stream.empty();
    }

    private static boolean isOutcome(JsonNode resource) {
        return resource.path("resourceType").asString("").equals("OperationOutcome");
    }

    private static List<Issue> issues(JsonNode body) {
        return Stream.concat(Stream.of(body), entries(body).map(entry -> entry.path("resource")))
                .filter(AnswerView::isOutcome)
                .flatMap(outcome -> outcome.path("issue").valueStream())
                .map(issue -> new Issue(
                        issue.path("severity").asString(""),
                        issue.path("code").asString(""),
                        issue.at("/details/text").asString(""),
                        issue.at("/expression/0")
                                .asString(issue.at("/location/0").asString("")),
                        issue.path("diagnostics").asString("")))
                .toList();
    }

    private static Row row(JsonNode entry) {
        var resource = entry.path("resource");
        var url = entry.path("fullUrl").asString("").split("/", -1);
        var gone = resource.isMissingNode();
        var version = gone
                ? entry.at("/response/etag").asString("").replaceAll("\\D", "")
                : resource.at("/meta/versionId").asString("");
        return new Row(
                gone && url.length > 1
                        ? url[url.length - 2]
                        : resource.path("resourceType").asString(""),
                gone ? url[url.length - 1] : resource.path("id").asString(""),
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0,
                moment(gone ? entry.at("/response/lastModified") : resource.at("/meta/lastUpdated"))
                        .orElse(null),
                ResourceLine.of(resource),
                entry.at("/search/mode").asString("").equals("include"));
    }

    private static Optional<Instant> moment(JsonNode time) {
        try {
            return time.isString()
                    ? Optional.of(OffsetDateTime.parse(time.asString()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException anotherForm) {
            return Optional.empty();
        }
    }

    private static String next(JsonNode body, String base) {
        return StreamSupport.stream(body.path("link").spliterator(), false)
                .filter(link -> link.path("relation").asString("").equals("next"))
                .map(link -> link.path("url").asString(""))
                .filter(url -> url.startsWith(base + "/"))
                .map(url -> url.substring(base.length() + 1))
                .findFirst()
                .orElse("");
    }
}
