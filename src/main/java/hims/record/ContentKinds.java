package hims.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import hims.platform.Rejected;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of content a record keeps, and how each begins. What a browser would run is not among them, and no program passes under
 * another name. Source: IANA media types; file(1) magic numbers.
 */
public final class ContentKinds {
    private static final String ANY = "";
    private static final String ZIP = "504b0304";

    /**
     * @param ending of a file's name
     * @param begins in hex, {@code ?} for any half byte; {@link #ANY} where nothing marks it
     */
    private record Kind(String ending, boolean text, List<String> begins) {}

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            kind("application/pdf", "pdf", "25504446"),
            kind("image/jpeg", "jpg", "ffd8ff"),
            kind("image/png", "png", "89504e470d0a1a0a"),
            kind("image/gif", "gif", "474946383761", "474946383961"),
            kind("image/webp", "webp", "52494646????????57454250"),
            kind("image/tiff", "tif", "49492a00", "4d4d002a"),
            kind("image/bmp", "bmp", "424d"),
            kind("image/jp2", "jp2", "0000000c6a502020"),
            kind("image/heic", "heic", "????????66747970"),
            kind("application/dicom", "dcm", "?".repeat(256) + "4449434d"),
            kind("audio/mpeg", "mp3", "494433", "fff"),
            kind("audio/mp4", "m4a", "????????66747970"),
            kind("audio/ogg", "ogg", "4f676753"),
            kind("audio/wav", "wav", "52494646????????57415645"),
            kind("audio/webm", "weba", "1a45dfa3"),
            kind("video/mp4", "mp4", "????????66747970"),
            kind("video/webm", "webm", "1a45dfa3"),
            kind("video/mpeg", "mpg", "000001ba", "000001b3"),
            kind("application/zip", "zip", ZIP),
            kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", ZIP),
            kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", ZIP),
            kind("application/vnd.oasis.opendocument.text", "odt", ZIP),
            kind("application/rtf", "rtf", "7b5c727466"),
            text("text/plain", "txt"),
            text("text/csv", "csv"),
            text("text/rtf", "rtf"),
            text("text/markdown", "md"),
            text("text/xml", "xml"),
            text("application/xml", "xml"),
            text("application/hl7-v3+xml", "xml"),
            text("application/fhir+xml", "xml"),
            text("application/json", "json"),
            text("application/fhir+json", "json"),
            text("application/smart-health-card", "smart-health-card"),
            text("application/jose", "jws"),
            text("x-application/hl7-v2+er7", "hl7"),
            kind("application/octet-stream", "bin", ANY));

    /** Windows, Linux, macOS, Java, scripts. */
    private static final List<String> PROGRAMS =
            List.of("4d5a", "7f454c46", "cafebabe", "feedface", "feedfacf", "cefaedfe", "cffaedfe", "2321");

    private static final List<String> PAGES = List.of("<!doctype html", "<html", "<script", "<svg");

    private ContentKinds() {}

    private static Map.Entry<String, Kind> kind(String type, String ending, String... begins) {
        return Map.entry(type, new Kind(ending, false, List.of(begins)));
    }

    private static Map.Entry<String, Kind> text(String type, String ending) {
        return Map.entry(type, new Kind(ending, true, List.of(ANY)));
    }

    /** @throws Rejected CONTENT_KIND for a type that is not kept, CONTENT_MISMATCH for content that is not what it says it is */
    static void require(String type, Content content) {
        var kind =
                find(type).orElseThrow(() -> new Rejected(RecordProblem.CONTENT_KIND, Map.of("format", shown(type))));
        var head = content.head();
        var hex = HexFormat.of().formatHex(head);
        var proper = kind.text()
                ? isText(head)
                : kind.begins().stream().anyMatch(begin -> begins(hex, begin)) && !isProgram(hex) && !isPage(head);
        if (!proper) {
            throw new Rejected(RecordProblem.CONTENT_MISMATCH, Map.of("format", shown(type)));
        }
    }

    private static Optional<Kind> find(String type) {
        return Optional.ofNullable(KINDS.get(plain(type)));
    }

    /** {@code text/plain; charset=utf-8} without its parameters. */
    private static String plain(String type) {
        return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static String shown(String type) {
        var plain = plain(type).replaceAll("[^a-z0-9/+.-]", "?");
        return plain.substring(0, Math.min(60, plain.length()));
    }

    private static boolean isProgram(String hex) {
        return PROGRAMS.stream().anyMatch(hex::startsWith);
    }

    /** Named as text it is read, not run. */
    private static boolean isPage(byte[] head) {
        var text = new String(head, ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        return PAGES.stream().anyMatch(text::startsWith);
    }

    private static boolean begins(String hex, String begin) {
        if (hex.length() < begin.length()) {
            return false;
        }
        for (var at = 0; at < begin.length(); at++) {
            if (begin.charAt(at) != '?' && begin.charAt(at) != hex.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(byte[] head) {
        for (var one : head) {
            if (one == 0) {
                return false;
            }
        }
        return true;
    }

    /** A name for a file of this type; without an ending where the type is not known. */
    public static String fileName(String name, String type) {
        return find(type).map(kind -> name + "." + kind.ending()).orElse(name);
    }
}
