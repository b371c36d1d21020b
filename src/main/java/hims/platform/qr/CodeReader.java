package hims.platform.qr;

import static com.google.zxing.DecodeHintType.POSSIBLE_FORMATS;
import static com.google.zxing.DecodeHintType.TRY_HARDER;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the QR or Code 128 in a picture. */
public final class CodeReader {

    private static final List<BarcodeFormat> FORMATS = List.of(BarcodeFormat.QR_CODE, BarcodeFormat.CODE_128);
    private static final Map<DecodeHintType, ?> ANY = Map.of(TRY_HARDER, true, POSSIBLE_FORMATS, FORMATS);
    private static final Map<DecodeHintType, ?> CLEAN =
            Map.of(DecodeHintType.PURE_BARCODE, true, POSSIBLE_FORMATS, FORMATS);

    private CodeReader() {}

    /** The QR somewhere in a larger picture. */
    public static Optional<String> readQr(BufferedImage picture) {
        return read(picture, Map.of(TRY_HARDER, true, POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE)));
    }

    /** The bar code somewhere in a larger picture. */
    public static Optional<String> readBars(BufferedImage picture) {
        return read(picture, Map.of(TRY_HARDER, true, POSSIBLE_FORMATS, List.of(BarcodeFormat.CODE_128)));
    }

    private static Optional<String> read(BufferedImage picture, Map<DecodeHintType, ?> hints) {
        var source = source(picture);
        return read(new HybridBinarizer(source), hints).or(() -> read(new GlobalHistogramBinarizer(source), hints));
    }

    /** Four ways, as each of them misses one clean code in some hundred that the others read. */
    public static Optional<String> read(BufferedImage picture) {
        var source = source(picture);
        return read(new HybridBinarizer(source), ANY)
                .or(() -> read(new GlobalHistogramBinarizer(source), ANY))
                .or(() -> read(new HybridBinarizer(source), CLEAN))
                .or(() -> read(new GlobalHistogramBinarizer(source), CLEAN));
    }

    private static RGBLuminanceSource source(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        return new RGBLuminanceSource(width, height, pixels(picture));
    }

    /** Those of our own pictures as they lie there: asking for them one by one costs as much as reading the code. */
    private static int[] pixels(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        return picture.getType() == BufferedImage.TYPE_INT_RGB
                        && picture.getRaster().getDataBuffer() instanceof DataBufferInt whole
                        && whole.getSize() == width * height
                ? whole.getData()
                : picture.getRGB(0, 0, width, height, null, 0, width);
    }

    private static Optional<String> read(Binarizer binarizer, Map<DecodeHintType, ?> hints) {
        try {
            return Optional.of(new MultiFormatReader()
                    .decode(new BinaryBitmap(binarizer), hints)
                    .getText());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }
}
