package hims.card.code;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an ABHA code says of its holder (FMT-60). It is unsigned: it fills a form marked "not verified" and proves
 * nothing. Missing values are empty.
 *
 * @param number 14 digits without separators
 * @param birth as written: {@code 7/3/1978} or {@code 1978}
 */
public record AbhaProfile(
        String number,
        String address,
        String name,
        String gender,
        String birth,
        String mobile,
        String postalAddress,
        String district,
        String state) {

    private static final int MAX_TEXT = 4096;
    private static final int MAX_VALUE = 200;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(3)
                            .maxDocumentLength(MAX_TEXT)
                            .build())
                    .build())
            .build();

    /** Both forms: of the card ({@code hid}) and of the app ({@code phr}). Empty for any other JSON. */
    static Optional<AbhaProfile> find(String text) {
        if (text.length() > MAX_TEXT) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(text);
            return root.isObject() ? of(values(root)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty(); // not JSON: some other code
        }
    }

    private static Optional<AbhaProfile> of(Map<String, String> values) {
        String address = first(values, "hid", "phr");
        String number = first(values, "hidn").replaceAll("\\D", "");
        if (address.isEmpty() && number.length() != 14) {
            return Optional.empty();
        }
        return Optional.of(new AbhaProfile(
                number.length() == 14 ? number : "",
                address,
                first(values, "name"),
                first(values, "gender"),
                first(values, "dob"),
                first(values, "mobile"),
                first(values, "address"),
                first(values, "districtname"),
                first(values, "statename")));
    }

    /** By key without spaces and underscores, as writers do not agree on them. */
    private static Map<String, String> values(JsonNode root) {
        var values = new TreeMap<String, String>();
        root.properties().forEach(entry -> {
            String key = entry.getKey().toLowerCase(Locale.ROOT).replaceAll("[ _]", "");
            values.putIfAbsent(key, plain(entry.getValue()));
        });
        return values;
    }

    private static String plain(JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            return "";
        }
        String text = value.asString().strip();
        boolean strange = text.length() > MAX_VALUE || text.codePoints().anyMatch(CodeText::isRefused);
        return strange || text.equals("-") ? "" : text;
    }

    private static String first(Map<String, String> values, String... keys) {
        for (String key : keys) {
            @Nullable String value = values.get(key);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
