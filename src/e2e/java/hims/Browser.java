package hims;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's own Chromium at the running program. One for a story; a {@link Screen} for each person in it. */
public final class Browser implements AutoCloseable {
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String home;

    public Browser(int port) {
        this(port, List.of());
    }

    /** @param more switches of Chromium, for a camera of its own and the like */
    public Browser(int port, List<String> more) {
        home = "http://127.0.0.1:" + port;
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(executable()))
                        .setHeadless(true)
                        .setArgs(Stream.concat(QUIET.stream(), more.stream()).toList()));
    }

    /** What she looks at, which decides size and touch. */
    public enum Device {
        DESKTOP(1366, 768, false),
        PHONE(360, 740, true),
        BOARD(1920, 1080, false);

        private final int width;
        private final int height;
        private final boolean touch;

        Device(int width, int height, boolean touch) {
            this.width = width;
            this.height = height;
            this.touch = touch;
        }
    }

    /** A person with a device of her own: own cookies, own session. */
    public Screen screen(Device device, String language) {
        var context = chromium.newContext(new NewContextOptions()
                .setBaseURL(home)
                .setLocale("en-IN")
                .setTimezoneId("Asia/Kolkata")
                .setViewportSize(device.width, device.height)
                .setHasTouch(device.touch)
                .setIsMobile(device.touch));
        context.addCookies(List.of(new Cookie("hims_language", language).setUrl(home)));
        return new Screen(context, device.name().toLowerCase(Locale.ROOT) + "-" + language);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static String executable() {
        var chosen = System.getenv("HIMS_CHROMIUM");
        return chosen == null ? "/usr/bin/chromium" : chosen;
    }
}
