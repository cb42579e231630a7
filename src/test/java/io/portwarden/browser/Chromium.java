package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The machine's own Chromium, driven by Playwright, which downloads none. What is to come in it is waited for with the same
 * patience everywhere: how fast the machine is decides no test.
 */
final class Chromium implements AutoCloseable {

    private static @Nullable Chromium ofThisJvm;

    /** Far longer than anything takes; a test that is to pass never waits it out. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Where components say something to screen readers alone, for a moment; no part of the page, and in no landmark. */
    static final String ANNOUNCEMENTS = "body > div[style*='clip: rect']";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** Nothing of the browser's own may look for other hosts, or fail where there are none. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /**
     * Nothing is on its way to another screen, or asked of the server, or fades; what goes round for ever does not count, nor
     * the answers that Vaadin waits for in vain where the session has ended.
     */
    static final String AT_REST = """
            () => !window.Vaadin?.Flow?.navigation
                && (document.querySelector('.pw-session-over')
                    || Object.values(window.Vaadin?.Flow?.clients ?? {}).every(client => !client.isActive?.()))
                && document.getAnimations().every(animation => animation.playState !== 'running'
                    || animation.effect?.getComputedTiming().endTime === Infinity)""";

    private final Playwright playwright;
    private final Browser browser;

    /** One for all tests of a JVM, until it ends; each opens a browser of its own in it. */
    static Chromium ofThisJvm() {
        Chromium chromium = ofThisJvm;
        if (chromium == null) {
            chromium = new Chromium();
            Runtime.getRuntime().addShutdownHook(new Thread(chromium::close));
            ofThisJvm = chromium;
        }
        return chromium;
    }

    Chromium() {
        setDefaultAssertionTimeout(PATIENCE.toMillis());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(find())
                        .setArgs(FLAGS));
    }

    /** A browser of its own, in which nothing is left of others. */
    BrowserContext open(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE.toMillis());
        return context;
    }

    /** Waits until the page has come to rest, as somebody does who looks at it. */
    static void rest(Page page) {
        page.waitForFunction(AT_REST);
    }

    /** As a person presses it. In the middle of the step before, Vaadin's router would drop it. */
    static void back(Page page) {
        rest(page);
        page.goBack();
    }

    /** On a telephone too, nothing is cut off and nothing is out of reach. */
    static void fitsTelephone(Page page) {
        page.setViewportSize(360, 640);
        page.waitForFunction("() => document.scrollingElement.scrollWidth <= 360");
        rest(page);
        assertThat((Integer) page.evaluate("() => document.scrollingElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
        page.setViewportSize(1280, 800);
    }

    private static Path find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium: apt-get install chromium, or run .ci/run, which does that"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
