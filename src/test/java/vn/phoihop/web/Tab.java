package vn.phoihop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A browser's tab on the running application. It notes every request that leaves the machine and every message a page complains
 * with (a script's error, a breach of the content security policy); closing it fails when there were any.
 */
public final class Tab implements AutoCloseable {

    /** Widths at which pages are looked at. */
    public static final int PHONE = 360;

    public static final int DESK = 1280;

    /**
     * A page that is refused on purpose answers 4xx, which the console repeats; a search that takes the place of an earlier one
     * ends that one's request, which htmx tells twice.
     */
    private static final List<String> EXPECTED =
            List.of("Failed to load resource", "htmx:sendAbort", "htmx:afterRequest");

    /** What reaches over the right edge, innermost elements only. */
    private static final String TOO_WIDE =
            "[...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1"
                    + " && ![...one.children].some(inner => inner.getBoundingClientRect().right > innerWidth + 1))"
                    + ".slice(0, 3).map(one => one.outerHTML.slice(0, 200)).join(' | ')";

    private static final String PASSWORD_OF_THE_SAMPLE = "so-phoi-hop-2022";

    private static @Nullable Browser browser;

    private final BrowserContext context;
    private final Page page;
    private final String root;
    private final List<String> complaints = new ArrayList<>();
    private boolean sampled;

    private Tab(int port, int width, boolean dark) {
        this(port, width, dark, true);
    }

    private Tab(int port, int width, boolean dark, boolean scripts) {
        root = "http://localhost:" + port;
        context = browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, width < 600 ? 740 : 800)
                        // Colours between two states are nobody's.
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                        .setJavaScriptEnabled(scripts)
                        .setLocale("vi-VN")
                        .setTimezoneId("Asia/Ho_Chi_Minh"));
        context.setDefaultTimeout(15_000);
        page = context.newPage();
        page.onRequest(request -> {
            URI address = URI.create(request.url().startsWith("data:") ? "data:x" : request.url());
            if (address.getHost() != null && !address.getHost().equals("localhost")) {
                complaints.add("leaves the machine: " + request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && EXPECTED.stream().noneMatch(message.text()::startsWith)) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        // Who walks away from a form that holds something is asked: a test that does so means it.
        page.onDialog(Dialog::accept);
    }

    public static Tab on(int port) {
        return new Tab(port, DESK, false);
    }

    /** As for somebody whose browser runs no scripts. */
    public static Tab withoutScripts(int port) {
        return new Tab(port, DESK, false, false);
    }

    public static Tab onPhone(int port) {
        return new Tab(port, PHONE, false);
    }

    public static Tab inTheDark(int port) {
        return new Tab(port, DESK, true);
    }

    public Page page() {
        return page;
    }

    /** Opens an address of the application. */
    public Tab go(String path) {
        page.navigate(root + path);
        return this;
    }

    /** Signs in through the page itself. */
    public Tab signIn(String login, String password) {
        go("/sign-in");
        page.fill("#login", login);
        page.fill("#password", password);
        page.click("main button[type=submit]");
        page.waitForLoadState();
        assertThat(page.url()).doesNotContain("/sign-in");
        // Its accounts are nowhere else.
        sampled = password.equals(PASSWORD_OF_THE_SAMPLE);
        return this;
    }

    /** A picture for people, {@code target/screenshots/NAME.png}. */
    public Tab shot(String name) {
        settle();
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                // Hiding the caret would leave style attributes behind.
                .setCaret(ScreenshotCaret.INITIAL)
                .setPath(Path.of("target", "screenshots", name + ".png")));
        return this;
    }

    /** Fails on anything axe finds wrong, when the page is wider than the window, and when one of the sample does not say so. */
    public Tab check() {
        settle();
        var found = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations();
        assertThat(found.stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .toList())
                .as("what axe finds at " + page.url())
                .isEmpty();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) overflow).intValue())
                .as("width beyond the window at " + page.url() + " " + page.evaluate(TOO_WIDE))
                .isLessThanOrEqualTo(0);
        if (sampled) {
            PlaywrightAssertions.assertThat(page.locator(".sample-band")).isVisible();
        }
        assertThat(page.content()).as("texts without words").doesNotContain("⟦");
        return this;
    }

    /** A form that is being sent in the background leaves the page only when it has been answered. */
    private void settle() {
        if (page.locator("form[data-keep]").count() > 0) {
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }
        PlaywrightAssertions.assertThat(page.locator("form[data-sent]"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(15_000));
        page.waitForLoadState();
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("complaints of the pages").isEmpty();
    }

    private static synchronized Browser browser() {
        Browser running = browser;
        if (running == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            running = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium())
                            .setHeadless(true)
                            .setArgs(List.of(
                                    "--headless",
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
            browser = running;
            PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return running;
    }

    private static Path chromium() {
        return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the browser tests need Chromium; ./phoihop test installs it, or: apt-get install chromium"));
    }
}
