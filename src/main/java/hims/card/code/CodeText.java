package hims.card.code;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text inside a code is data from a stranger: strict UTF-8, no control characters, no bidirectional overrides. */
final class CodeText {

    private CodeText() {}

    static String read(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            if (text.codePoints().anyMatch(CodeText::isRefused)) {
                throw new MalformedCode("control character in text");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new MalformedCode("text is not UTF-8", e);
        }
    }

    /** The longest beginning of whole characters that fits. */
    static byte[] cut(String text, int maxBytes) {
        int end = 0;
        int bytes = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            int more = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + more > maxBytes) {
                break;
            }
            bytes += more;
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end).getBytes(StandardCharsets.UTF_8);
    }

    /** Zero-width joiners stay: Hindi conjuncts and Urdu need them. */
    static boolean isRefused(int c) {
        boolean mark = c == 0x061C || c == 0x200E || c == 0x200F || c == 0xFEFF;
        boolean override = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return Character.isISOControl(c) || mark || override;
    }
}
