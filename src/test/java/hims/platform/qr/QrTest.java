package hims.platform.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrTest {

    private static final String SERVICE = "HTTPS://CARD.DELHI.EXAMPLE/Q/" + "MZXW6YTB".repeat(20);
    private static final double HALF_A_MILLIMETRE = 0.5;

    @Test
    void a_service_code_of_version_8_is_28_and_a_half_millimetres_wide() {
        CodeImage image = service();

        assertThat(image.widthMm()).isEqualTo(28.5);
        assertThat(image.svg("Card code"))
                .startsWith("<svg")
                .contains("width=\"28.50mm\"", "viewBox=\"0 0 57 57\"", "aria-label=\"Card code\"");
    }

    @Test
    void a_label_cannot_leave_its_attribute() {
        assertThat(service().svg("\"><script>")).contains("aria-label=\"&quot;>&lt;script>\"");
    }

    @Test
    void what_does_not_fit_the_largest_version_is_not_drawn() {
        assertThat(Qr.draw(1, 8, new Qr.Alphanumeric("A".repeat(222)))).isEmpty();
        assertThat(Qr.draw(1, 8, new Qr.Alphanumeric("A".repeat(221)))).isPresent();
    }

    @Test
    void three_segments_are_read_as_one_text() {
        Qr qr = Qr.draw(
                        1,
                        15,
                        new Qr.Alphanumeric("HTTPS://CARD.DELHI.EXAMPLE/E"),
                        new Qr.Bytes("#"),
                        new Qr.Alphanumeric("PDNA234567"))
                .orElseThrow();

        assertThat(CodeReader.read(qr.image(0.4).raster(300))).contains("HTTPS://CARD.DELHI.EXAMPLE/E#PDNA234567");
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 203, 300, 600})
    void it_is_read_from_print_at_the_resolution_of_common_printers(int dotsPerInch) {
        assertThat(CodeReader.read(service().raster(dotsPerInch))).contains(SERVICE);
    }

    @Test
    void it_is_read_blurred_speckled_turned_and_stained() {
        assertThat(CodeReader.read(blurred(print(), 5))).contains(SERVICE);
        assertThat(CodeReader.read(speckled(print(), 0.005))).contains(SERVICE);
        assertThat(CodeReader.read(turned(print(), 7))).contains(SERVICE);
        assertThat(CodeReader.read(turned(print(), 90))).contains(SERVICE);
        assertThat(CodeReader.read(stained(print(), 40))).contains(SERVICE);
    }

    @Test
    void a_picture_without_a_code_reads_as_nothing() {
        assertThat(CodeReader.read(new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB)))
                .isEmpty();
    }

    @Test
    void the_bar_code_of_a_health_id_is_read_at_300_dots_an_inch() {
        CodeImage bars = Code128.image("20947183057", 42, 6);

        assertThat(CodeReader.read(bars.raster(300))).contains("20947183057");
    }

    private static BufferedImage print() {
        return service().raster(300);
    }

    private static CodeImage service() {
        return Qr.draw(8, 8, new Qr.Alphanumeric(SERVICE)).orElseThrow().image(HALF_A_MILLIMETRE);
    }

    private static BufferedImage blurred(BufferedImage image, int width) {
        var weights = new float[width * width];
        Arrays.fill(weights, 1f / weights.length);
        return new ConvolveOp(new Kernel(width, width, weights), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
    }

    private static BufferedImage speckled(BufferedImage image, double share) {
        var random = new Random(1);
        for (int n = (int) (image.getWidth() * image.getHeight() * share); n > 0; n--) {
            image.setRGB(
                    random.nextInt(image.getWidth()),
                    random.nextInt(image.getHeight()),
                    random.nextBoolean() ? 0xFFFFFF : 0);
        }
        return image;
    }

    private static BufferedImage turned(BufferedImage image, int degrees) {
        int side = image.getWidth() * 3 / 2;
        var turned = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var pen = turned.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, side, side);
        var turn = AffineTransform.getRotateInstance(Math.toRadians(degrees), side / 2.0, side / 2.0);
        turn.translate((side - image.getWidth()) / 2.0, (side - image.getHeight()) / 2.0);
        pen.drawImage(image, new AffineTransformOp(turn, AffineTransformOp.TYPE_BILINEAR), 0, 0);
        pen.dispose();
        return turned;
    }

    private static BufferedImage stained(BufferedImage image, int side) {
        var pen = image.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillOval(image.getWidth() / 2, image.getHeight() / 2, side, side);
        pen.dispose();
        return image;
    }
}
