package hims;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What one person sees. Every page she says {@link #looksRight} of has been checked for access, script and width. */
public final class Screen implements AutoCloseable {
    private static final Path PICTURES = Path.of("target/screens");
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final BrowserContext context;
    private final Page page;
    private final String device;
    private final List<String> complaints = new ArrayList<>();

    Screen(BrowserContext context, String device) {
        this.context = context;
        this.device = device;
        page = context.newPage();
        page.onConsoleMessage(this::hear);
        page.onPageError(complaints::add);
    }

    /** The page itself, to press and type. */
    public Page page() {
        return page;
    }

    public Screen open(String path) {
        page.navigate(path);
        return this;
    }

    /** Presses the button of a form and waits for the page that follows, be it the same one again. */
    public Screen press(String form) {
        page.waitForResponse(
                answer -> answer.request().isNavigationRequest()
                        && answer.request().method().equals("GET"),
                () -> page.locator(form + " button.h-button").last().click());
        page.waitForLoadState();
        return this;
    }

    /** No fault that axe finds, no complaint of the browser, nothing wider than the screen; and a picture of it. */
    public Screen looksRight(String name) {
        page.evaluate("document.fonts.ready");
        page.screenshot(new ScreenshotOptions().setPath(PICTURES.resolve(name + "-" + device + ".png")));
        assertThat(complaints).as("complaints of the browser on " + name).isEmpty();
        assertThat(faults()).as("axe on " + name + " " + device).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name + " is no wider than the screen")
                .isEqualTo(true);
        return this;
    }

    @Override
    public void close() {
        context.close();
    }

    private List<String> faults() {
        return new AxeBuilder(page)
                .withTags(RULES).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()))
                        .toList();
    }

    private void hear(ConsoleMessage message) {
        if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.text());
        }
    }
}
