package hims.record.shape;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a reference is written and which types it names. Whether the target is there, only the store knows. */
final class ReferenceCheck {
    private ReferenceCheck() {}

    /** Null when nothing is wrong. */
    static @Nullable Rule wrong(Definitions definitions, JsonNode root, JsonNode reference, Set<String> targets) {
        var type = reference.path("type");
        if (type.isString() && isWrongType(definitions, type.stringValue(), targets)) {
            return Rule.TARGET_TYPE;
        }
        var text = reference.path("reference");
        if (!text.isString()) {
            return null; // an identifier or words only
        }
        return wrong(definitions, root, text.stringValue(), targets);
    }

    private static @Nullable Rule wrong(Definitions definitions, JsonNode root, String text, Set<String> targets) {
        if (isOneOf(text, targets)) {
            return null;
        }
        if (text.startsWith("#")) {
            return contained(root, text.substring(1), targets);
        }
        if (text.indexOf(':') > 0) {
            return isWrongType(definitions, typeInUrl(text), targets) ? Rule.TARGET_TYPE : null;
        }
        var slash = text.indexOf('/');
        if (slash < 0 || definitions.resource(text.substring(0, slash)) == null || !isIdAfter(text, slash)) {
            return Rule.REFERENCE;
        }
        return targets.isEmpty() ? null : Rule.TARGET_TYPE;
    }

    /** {@code Patient/123} is one of Patient and Group: the usual case, without a new text. */
    private static boolean isOneOf(String text, Set<String> targets) {
        for (var target : targets) {
            if (text.startsWith(target)
                    && text.length() > target.length()
                    && text.charAt(target.length()) == '/'
                    && isIdAfter(text, target.length())) {
                return true;
            }
        }
        return false;
    }

    /** {@code 123} or {@code 123/_history/4}. */
    private static boolean isIdAfter(String text, int slash) {
        var history = text.indexOf("/_history/", slash);
        if (history < 0) {
            return Texts.isId(text, slash + 1, text.length());
        }
        return Texts.isId(text, slash + 1, history) && Texts.isId(text, history + "/_history/".length(), text.length());
    }

    private static @Nullable Rule contained(JsonNode root, String id, Set<String> targets) {
        if (id.isEmpty()) {
            return null; // the resource that contains
        }
        for (var resource : root.path("contained")) {
            if (resource.path("id").asString("").equals(id)) {
                var type = resource.path("resourceType").asString("");
                return targets.isEmpty() || targets.contains(type) ? null : Rule.TARGET_TYPE;
            }
        }
        return root.path("resourceType").asString("").equals("Bundle") ? null : Rule.NOT_CONTAINED;
    }

    /** The last but one part of an address, when it looks like one of a FHIR server. */
    private static String typeInUrl(String url) {
        var history = url.indexOf("/_history/");
        var end = url.lastIndexOf('/', (history < 0 ? url.length() : history) - 1);
        return end < 0 ? "" : url.substring(url.lastIndexOf('/', end - 1) + 1, end);
    }

    private static boolean isWrongType(Definitions definitions, String type, Set<String> targets) {
        return !targets.isEmpty() && definitions.resource(type) != null && !targets.contains(type);
    }
}
