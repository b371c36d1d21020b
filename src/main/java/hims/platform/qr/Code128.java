package hims.platform.qr;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.oned.Code128Writer;

/** The bar code that old laser scanners read. */
public final class Code128 {

    private static final int QUIET_MODULES = 10;

    private Code128() {}

    /** With ten quiet modules on each side, stretched to the given size. */
    public static CodeImage image(String text, double widthMm, double heightMm) {
        var row = new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, 1);
        int from = row.getTopLeftOnBit()[0];
        int to = row.getBottomRightOnBit()[0];
        var path = new StringBuilder();
        int x = from;
        while (x <= to) {
            int bar = x;
            while (x <= to && row.get(x, 0)) {
                x++;
            }
            if (x > bar) {
                CodeImage.appendBar(path, bar - from + QUIET_MODULES, 0, x - bar, 1);
            }
            x++;
        }
        return new CodeImage(path.toString(), to - from + 1 + 2 * QUIET_MODULES, 1, widthMm, heightMm);
    }
}
