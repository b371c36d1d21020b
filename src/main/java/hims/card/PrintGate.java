package hims.card;

import static hims.card.CardProblem.PRINT_NOT_READABLE;

import hims.card.code.EmergencyCode;
import hims.card.code.KeyRing;
import hims.card.code.ScannedText;
import hims.card.code.ServiceCode;
import hims.platform.Rejected;
import hims.platform.qr.Code128;
import hims.platform.qr.CodeImage;
import hims.platform.qr.CodeReader;
import hims.platform.qr.Qr;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Draws the codes of a card and lets no card out whose codes cannot be read again (CARD-17): each picture is rastered as a
 * printer would, decoded, compared with what was meant, and its signature verified.
 */
@Component
class PrintGate {

    static final int LARGEST_EMERGENCY_VERSION = 15;

    private static final int SERVICE_VERSION = 8;
    private static final double SERVICE_MODULE_MM = 0.5;
    private static final double EMERGENCY_MODULE_MM = 0.4;
    private static final double BARS_WIDTH_MM = 42;
    private static final double BARS_HEIGHT_MM = 6;
    private static final int PRINTER_DPI = 300;

    private final KeyRing keys;

    PrintGate(KeyRing keys) {
        this.keys = keys;
    }

    /** All codes of a card printed before. @throws Rejected PRINT_NOT_READABLE */
    void check(PrintedCard card) {
        service(card.code());
        bars(card.healthId());
        if (card.back() != null) {
            emergency(card.back().code());
        }
    }

    /** @throws Rejected PRINT_NOT_READABLE */
    CodeImage service(String text) {
        return drawService(text).filter(image -> passes(image, text)).orElseThrow(PrintGate::refused);
    }

    /** @throws Rejected PRINT_NOT_READABLE */
    CodeImage emergency(String text) {
        return drawEmergency(text).filter(image -> passes(image, text)).orElseThrow(PrintGate::refused);
    }

    boolean passesService(String text) {
        return drawService(text).filter(image -> passes(image, text)).isPresent();
    }

    /** The text fits a code that may be printed, and can be read back from it. */
    boolean passesEmergency(String text) {
        return drawEmergency(text).filter(image -> passes(image, text)).isPresent();
    }

    /** The bar code of a health id. @throws Rejected PRINT_NOT_READABLE */
    CodeImage bars(String healthId) {
        CodeImage image = drawBars(healthId);
        if (!CodeReader.readBars(image.raster(PRINTER_DPI)).equals(Optional.of(healthId))) {
            throw refused();
        }
        return image;
    }

    static CodeImage drawBars(String healthId) {
        return Code128.image(healthId, BARS_WIDTH_MM, BARS_HEIGHT_MM);
    }

    /** Empty when the text needs more than version 15. */
    static Optional<CodeImage> drawEmergency(String text) {
        int hash = text.indexOf('#');
        return Qr.draw(
                        1,
                        LARGEST_EMERGENCY_VERSION,
                        new Qr.Alphanumeric(text.substring(0, hash)),
                        new Qr.Bytes("#"),
                        new Qr.Alphanumeric(text.substring(hash + 1)))
                .map(qr -> qr.image(EMERGENCY_MODULE_MM));
    }

    static Optional<CodeImage> drawService(String text) {
        return Qr.draw(SERVICE_VERSION, SERVICE_VERSION, new Qr.Alphanumeric(text))
                .map(qr -> qr.image(SERVICE_MODULE_MM));
    }

    private boolean passes(CodeImage image, String meant) {
        return CodeReader.read(image.raster(PRINTER_DPI))
                .filter(meant::equals)
                .filter(this::isGenuine)
                .isPresent();
    }

    private static Rejected refused() {
        return new Rejected(PRINT_NOT_READABLE);
    }

    boolean isGenuine(String text) {
        return switch (ScannedText.of(text)) {
            case ScannedText.Service(String base32) -> ServiceCode.read(base32, keys) instanceof ServiceCode.Genuine;
            case ScannedText.Emergency(String base32) ->
                EmergencyCode.read(base32, keys) instanceof EmergencyCode.Genuine;
            default -> false;
        };
    }
}
