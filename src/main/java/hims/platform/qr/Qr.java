package hims.platform.qr;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A drawn QR code, at error correction level M if nothing else is said: the level of every code we print on a card. */
public final class Qr {

    private static final int QUIET_MODULES = 4;
    private static final int ANY_MASK = -1;

    private final QrCode code;

    private Qr(QrCode code) {
        this.code = code;
    }

    /** A stretch of text in one mode; several in a row let each part use its densest mode. */
    public sealed interface Part {}

    /** Digits, capitals, space and {@code $%*+-./:}. */
    public record Alphanumeric(String text) implements Part {}

    public record Bytes(String text) implements Part {}

    public record Numeric(String digits) implements Part {}

    /** How much of a code may be lost: 7 % or 15 %. */
    public enum Level {
        LOW,
        MEDIUM
    }

    /** Empty when the parts need a version above the largest. */
    public static Optional<Qr> draw(int smallestVersion, int largestVersion, Part... parts) {
        return draw(Level.MEDIUM, smallestVersion, largestVersion, parts);
    }

    public static Optional<Qr> draw(Level level, int smallestVersion, int largestVersion, Part... parts) {
        var correction = level == Level.LOW ? QrCode.Ecc.LOW : QrCode.Ecc.MEDIUM;
        List<QrSegment> segments = List.of(parts).stream().map(Qr::segment).toList();
        try {
            return Optional.of(new Qr(
                    QrCode.encodeSegments(segments, correction, smallestVersion, largestVersion, ANY_MASK, false)));
        } catch (DataTooLongException e) {
            return Optional.empty();
        }
    }

    public int version() {
        return code.version;
    }

    public int modules() {
        return code.size;
    }

    /** With the quiet zone of four modules, at its true printed size. */
    public CodeImage image(double millimetresPerModule) {
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            appendRow(path, y);
        }
        int side = code.size + 2 * QUIET_MODULES;
        return new CodeImage(path.toString(), side, side, side * millimetresPerModule, side * millimetresPerModule);
    }

    private void appendRow(StringBuilder path, int y) {
        int x = 0;
        while (x < code.size) {
            int from = x;
            while (x < code.size && code.getModule(x, y)) {
                x++;
            }
            if (x > from) {
                CodeImage.appendBar(path, from + QUIET_MODULES, y + QUIET_MODULES, x - from, 1);
            }
            x++;
        }
    }

    private static QrSegment segment(Part part) {
        return switch (part) {
            case Alphanumeric(String text) -> QrSegment.makeAlphanumeric(text);
            case Bytes(String text) -> QrSegment.makeBytes(text.getBytes(StandardCharsets.UTF_8));
            case Numeric(String digits) -> QrSegment.makeNumeric(digits);
        };
    }
}
