package hims.fhir;

import hims.fhir.format.FhirFormat;
import hims.platform.Rejected;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The formats resources travel in. */
enum Format {
    JSON(FhirFormat.JSON, "json", "application/json", "text/json"),
    XML(FhirFormat.XML, "xml", "application/xml", "text/xml");

    private final FhirFormat codec;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> others;

    Format(FhirFormat codec, String... others) {
        this.codec = codec;
        this.others = List.of(others);
    }

    String type() {
        return codec.mediaType();
    }

    FhirFormat codec() {
        return codec;
    }

    /** By a media type or short name; empty for one we do not speak. */
    static Optional<Format> find(String name) {
        return Arrays.stream(values())
                .filter(format -> format.type().equals(name) || format.others.contains(name))
                .findFirst();
    }

    /**
     * What to answer in: {@code _format} counts before {@code Accept}, and JSON before XML where both are as welcome.
     *
     * @throws Rejected FORMAT_REFUSED
     */
    static Format wanted(Optional<String> parameter, String accept) {
        if (parameter.isPresent()) {
            // a plus sign in an address arrives as a space
            var name = plain(parameter.get().replace(' ', '+'));
            return find(name).orElseThrow(() -> new Rejected(FhirProblem.FORMAT_REFUSED, Map.of("format", name)));
        }
        if (accept.isBlank()) {
            return JSON;
        }
        return Arrays.stream(accept.split(",", 50))
                .map(Wish::read)
                .filter(wish -> wish.quality > 0)
                .filter(wish -> wish.format().isPresent())
                .min(Comparator.comparingDouble((Wish wish) -> -wish.quality)
                        .thenComparing(wish -> wish.format().orElse(JSON)))
                .flatMap(Wish::format)
                .orElseThrow(() -> new Rejected(FhirProblem.FORMAT_REFUSED, Map.of("format", "Accept")));
    }

    private static String plain(String type) {
        var cut = type.indexOf(';');
        return (cut < 0 ? type : type.substring(0, cut)).strip().toLowerCase(Locale.ROOT);
    }

    private record Wish(String type, double quality) {
        static Wish read(String text) {
            var quality = 1.0;
            for (var part : text.split(";", 20)) {
                var cut = part.strip();
                if (cut.startsWith("q=")) {
                    quality = cut.matches("q=[01](\\.\\d{0,3})?") ? Double.parseDouble(cut.substring(2)) : 0;
                }
            }
            return new Wish(plain(text), quality);
        }

        Optional<Format> format() {
            return type.equals("*/*") || type.equals("application/*") ? Optional.of(JSON) : find(type);
        }
    }
}
