package hims.card;

import static org.assertj.core.api.Assertions.assertThat;

import hims.card.code.Vectors;
import hims.platform.qr.CodeImage;
import hims.platform.qr.CodeReader;
import hims.platform.qr.Qr;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a printed code on a dirty card before a poor camera (CARD-17): read right, or not at all; never wrong. */
class DegradedPrintTest {
    private static final Logger log = LoggerFactory.getLogger(DegradedPrintTest.class);

    /** What a card that is carried for years must stand. */
    private static final String[] MUST = {
        "clean at 300 dpi", "clean at 150 dpi", "blurred a little", "noise", "turned by 7 degrees", "5 % covered"
    };

    private record Print(String text, CodeImage image) {}

    @Test
    void what_survives_is_said_and_what_must_survive_does() {
        for (var print : Map.of("service", service(), "emergency", emergency()).entrySet()) {
            var survived = new TreeMap<String, Boolean>();
            degradations().forEach((name, how) -> {
                Optional<String> read =
                        CodeReader.read(how.apply(print.getValue().image().raster(300)));
                read.ifPresent(text ->
                        assertThat(text).as(name).isEqualTo(print.getValue().text()));
                survived.put(name, read.isPresent());
            });
            survived.put(
                    "clean at 150 dpi",
                    CodeReader.read(print.getValue().image().raster(150)).isPresent());
            log.info("{} code read: {}", print.getKey(), survived);
            assertThat(survived).as(print.getKey()).containsAllEntriesOf(mustSurvive());
        }
    }

    private static Map<String, Boolean> mustSurvive() {
        var must = new TreeMap<String, Boolean>();
        Arrays.stream(MUST).forEach(name -> must.put(name, true));
        return must;
    }

    private static Map<String, UnaryOperator<BufferedImage>> degradations() {
        return Map.of(
                "clean at 300 dpi", image -> image,
                "blurred a little", image -> blurred(image, 3),
                "blurred much", image -> blurred(image, 9),
                "noise", image -> noisy(image, 40),
                "much noise", image -> noisy(image, 120),
                "turned by 7 degrees", image -> turned(image, 7),
                "turned by 33 degrees", image -> turned(image, 33),
                "5 % covered", image -> covered(image, 0.05),
                "15 % covered", image -> covered(image, 0.15),
                "pale", DegradedPrintTest::pale);
    }

    private static BufferedImage blurred(BufferedImage image, int width) {
        var weights = new float[width * width];
        Arrays.fill(weights, 1f / weights.length);
        return new ConvolveOp(new Kernel(width, width, weights), ConvolveOp.EDGE_NO_OP, null)
                .filter(paper(image), null);
    }

    private static BufferedImage noisy(BufferedImage image, int strength) {
        var random = new Random(26);
        var paper = paper(image);
        for (int y = 0; y < paper.getHeight(); y++) {
            for (int x = 0; x < paper.getWidth(); x++) {
                int grey =
                        Math.clamp((paper.getRGB(x, y) & 0xFF) + Math.round(random.nextGaussian() * strength), 0, 255);
                paper.setRGB(x, y, new Color(grey, grey, grey).getRGB());
            }
        }
        return paper;
    }

    private static BufferedImage turned(BufferedImage image, double degrees) {
        var paper = blank(image.getWidth() * 2, image.getHeight() * 2);
        Graphics2D pen = paper.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        var turn = AffineTransform.getTranslateInstance(image.getWidth() / 2.0, image.getHeight() / 2.0);
        turn.rotate(Math.toRadians(degrees), image.getWidth() / 2.0, image.getHeight() / 2.0);
        pen.drawImage(image, turn, null);
        pen.dispose();
        return paper;
    }

    /** A thumb on the middle, where no finder pattern is. */
    private static BufferedImage covered(BufferedImage image, double share) {
        var paper = paper(image);
        int side = (int) (Math.sqrt(share) * image.getWidth());
        Graphics2D pen = paper.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect((image.getWidth() - side) / 2, (image.getHeight() - side) / 2, side, side);
        pen.dispose();
        return paper;
    }

    private static BufferedImage pale(BufferedImage image) {
        var paper = paper(image);
        for (int y = 0; y < paper.getHeight(); y++) {
            for (int x = 0; x < paper.getWidth(); x++) {
                int grey = 150 + (paper.getRGB(x, y) & 0xFF) / 4;
                paper.setRGB(x, y, new Color(grey, grey, grey).getRGB());
            }
        }
        return paper;
    }

    private static BufferedImage paper(BufferedImage image) {
        var paper = blank(image.getWidth(), image.getHeight());
        paper.createGraphics().drawImage(image, 0, 0, null);
        return paper;
    }

    private static BufferedImage blank(int width, int height) {
        var paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = paper.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return paper;
    }

    private static Print service() {
        var text = Vectors.text("service");
        return new Print(
                text, Qr.draw(8, 8, new Qr.Alphanumeric(text)).orElseThrow().image(0.5));
    }

    private static Print emergency() {
        var text = Vectors.text("emergency");
        return new Print(text, PrintGate.drawEmergency(text).orElseThrow());
    }
}
