package hims.fhir;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * What was sent along.
 *
 * @param type the media type as sent, "" when none
 * @param length as announced, -1 when not
 */
public record Body(String type, long length, InputStream stream) {
    static final Body NONE = new Body("", 0, InputStream.nullInputStream());

    static Body json(byte[] bytes) {
        return of(Format.JSON.type(), bytes);
    }

    static Body of(String type, byte[] bytes) {
        return new Body(type, bytes.length, new ByteArrayInputStream(bytes));
    }

    /** {@code application/fhir+json; charset=utf-8} without its parameters. */
    String plainType() {
        var cut = type.indexOf(';');
        return (cut < 0 ? type : type.substring(0, cut)).strip().toLowerCase(java.util.Locale.ROOT);
    }
}
