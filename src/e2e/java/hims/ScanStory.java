package hims;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import hims.Browser.Device;
import hims.access.Actor;
import hims.access.Role;
import hims.card.Cards;
import hims.card.TestHolders;
import hims.emergency.Casualty;
import hims.platform.Ids;
import hims.platform.Row;
import hims.platform.qr.Qr;
import hims.world.DatabaseTest;
import hims.world.StaffDesk;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A card before the camera of the browser (CARD-40). The camera is Chromium's own stand-in, which films a picture; the reader is
 * the one of browsers that bring none.
 */
@DatabaseTest
class ScanStory {
    private static final double MODULE_MM = 0.5;
    private static final int DOTS_PER_INCH = 500;

    private final Casualty casualty;
    private final Cards cards;
    private final JdbcClient jdbc;
    private final int port;

    @TempDir
    private Path films;

    ScanStory(Casualty casualty, Cards cards, JdbcClient jdbc, @LocalServerPort int port) {
        this.casualty = casualty;
        this.cards = cards;
        this.jdbc = jdbc;
        this.port = port;
    }

    @Test
    void a_card_held_before_the_camera_opens_its_holder() throws IOException {
        var sunita = casualty.sunita();
        var clerk = TestHolders.actor(Role.REGISTRATION_CLERK, "GTB");
        var card = cards.issueTemporary(sunita, clerk, Ids.next().toString());
        var code = jdbc.sql("select fields ->> 'code' from card.print where card = :card")
                .paramSource(Row.with("card", card))
                .query(String.class)
                .single();
        var camera = List.of(
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + film(code));
        try (var browser = new Browser(port, camera);
                var screen = browser.screen(Device.PHONE, "en")) {
            screen.page().addInitScript("delete window.BarcodeDetector");
            signIn(screen, casualty.onDuty("Dr Joseph Lakra", Role.EMERGENCY_DOCTOR, Casualty.GTB));
            screen.page().locator("[data-scan-camera]").click();
            assertThat(screen.page().locator("#f-password")).isVisible();
            assertThat(screen.page().locator("body")).containsText("Card genuine");
            screen.looksRight("emergency-gate-scanned");
        }
    }

    /** One frame, filmed over and over: the code as wide as half the picture. */
    private Path film(String code) throws IOException {
        var picture = new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB);
        var paper = picture.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        var drawn = Qr.draw(8, 8, new Qr.Alphanumeric(code))
                .orElseThrow()
                .image(MODULE_MM)
                .raster(DOTS_PER_INCH);
        paper.drawImage(
                drawn,
                (picture.getWidth() - drawn.getWidth()) / 2,
                (picture.getHeight() - drawn.getHeight()) / 2,
                null);
        paper.dispose();
        var film = films.resolve("card.mjpeg");
        ImageIO.write(picture, "jpg", film.toFile());
        return film;
    }

    private static void signIn(Screen screen, Actor who) {
        screen.open("/sign-in");
        screen.page().locator("#f-login").fill(Casualty.login(who.user()));
        screen.page().locator("#f-password").fill(Casualty.PASSWORD);
        screen.page().locator("#f-code").fill(StaffDesk.code());
        screen.page().keyboard().press("Enter");
        screen.page().waitForURL(address -> !address.endsWith("/sign-in"));
    }
}
