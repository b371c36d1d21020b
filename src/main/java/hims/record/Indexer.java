package hims.record;

import hims.access.PersonId;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns the values of one resource into tokens and folded strings. */
final class Indexer {
    /** Longer texts are found by their beginning only: an index row has its limits. */
    static final int TEXT = 400;

    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F]");

    private final @Nullable PersonId person;
    private final String own;
    private final Set<Long> tokens = new TreeSet<>();
    private final Set<Extract.Text> strings = new LinkedHashSet<>();

    Indexer(@Nullable PersonId person) {
        this.person = person;
        this.own = person == null ? "" : "Patient/" + person.value();
    }

    Set<Long> tokens() {
        return tokens;
    }

    Set<Extract.Text> strings() {
        return strings;
    }

    void add(IndexedPath path, JsonNode value) {
        switch (path.kind()) {
            case TOKEN -> token(path, value);
            case REFERENCE -> reference(path, value);
            case URI -> uri(path.prefix(), value.asString(""));
            case STRING -> string(path.path(), value);
            case DATE -> date(path, value);
            case QUANTITY, NUMBER -> amount(path.prefix(), value);
            case COMPOSITE, SPECIAL -> {} // decided on the values of their parts
        }
    }

    private void token(IndexedPath path, JsonNode value) {
        switch (path.path().dataType()) {
            case "CodeableConcept" -> value.path("coding").forEach(coding -> coding(path, coding));
            case "Coding" -> coding(path, value);
            case "Identifier", "ContactPoint" -> code(path.prefix(), text(value, "value"));
            default -> code(path.prefix(), value.asString(""));
        }
    }

    private void coding(IndexedPath path, JsonNode coding) {
        var code = text(coding, "code");
        if (code.isEmpty()) {
            return;
        }
        code(path.prefix(), code);
        var qualified = text(coding, "system") + "|" + code;
        tokens.add(Token.of(path.prefix(), qualified));
        if (path.withinPerson() && person != null) {
            tokens.add(Token.of(person, path.prefix(), qualified));
        }
    }

    private void code(String prefix, String code) {
        if (!code.isEmpty()) {
            tokens.add(Token.ofCode(prefix, code));
        }
    }

    /** Whose fact it is says the row itself. */
    private void reference(IndexedPath path, JsonNode value) {
        if (!value.isObject()) {
            uri(path.prefix(), value.asString(""));
            return;
        }
        var reference = versionless(text(value, "reference"));
        if (!reference.isEmpty() && !reference.equals(own) && !reference.startsWith("#")) {
            tokens.add(Token.of(path.prefix(), reference));
        }
        code(path.prefix() + ".identifier", text(value.path("identifier"), "value"));
    }

    static String versionless(String reference) {
        var history = reference.indexOf("/_history/");
        return history < 0 ? reference : reference.substring(0, history);
    }

    /** A canonical is found with and without its version. */
    private void uri(String prefix, String uri) {
        if (!uri.isEmpty()) {
            tokens.add(Token.of(prefix, uri));
            var bar = uri.indexOf('|');
            if (bar > 0) {
                tokens.add(Token.of(prefix, uri.substring(0, bar)));
            }
        }
    }

    private void string(ElementPath path, JsonNode value) {
        if (!value.isObject()) {
            text(path.key(), value);
            return;
        }
        for (var part : IndexedPath.parts(path)) {
            var inner = value.path(part.substring(path.key().length() + 1));
            if (inner.isArray()) {
                inner.forEach(item -> text(part, item));
            } else {
                text(part, inner);
            }
        }
    }

    private void text(String param, JsonNode value) {
        var folded = fold(value.asString(""));
        if (!folded.isEmpty()) {
            strings.add(new Extract.Text(param, folded.substring(0, Math.min(TEXT, folded.length()))));
        }
    }

    private void date(IndexedPath path, JsonNode value) {
        if (path.path().dataType().equals("Timing")) {
            tokens.add(Terms.longest(path.prefix()));
        } else if (!path.clinical()) {
            FhirDates.read(value).ifPresent(span -> Terms.date(path.prefix(), span, tokens));
        }
    }

    private void amount(String prefix, JsonNode value) {
        if (value.isNumber()) {
            Terms.amount(prefix, value.doubleValue(), tokens);
        } else if (value.path("value").isNumber()) {
            Terms.amount(prefix, value.path("value").doubleValue(), tokens);
        } else if (value.has("low") || value.has("high")) {
            tokens.add(Terms.widest(prefix));
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    static String fold(String text) {
        var letters = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return letters.toLowerCase(Locale.ROOT).strip();
    }
}
