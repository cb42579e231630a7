package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What all tests in a real browser share: the program as new, people who are at it, and that no page has anything to complain
 * of. Each waits for what it looks for, never for a time.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {

    static final String PIN = "48392017";
    static final String ADMIN = "admin@contoso.example";
    static final String VIEWER = "viewer@contoso.example";
    static final String FABRIKAM = "admin@fabrikam.example";
    static final String OPERATOR = "operator@portwarden.example";

    /** Where pictures go, if they are wanted; docs/images makes those of the README anew. */
    private static final String PICTURES = System.getProperty("portwarden.test.pictures", "");

    /** Where somebody is who came in. */
    private static final Pattern INSIDE = Pattern.compile(".*(?<!/login)$");

    final Chromium chromium = Chromium.ofThisJvm();

    /**
     * After that, whoever stays signed in does so anew before the next test: a test that is not about it must not be asked
     * for a fresh sign-in (PIN-9) because those before it took long.
     */
    private static final Duration FRESH = Duration.ofMinutes(2);

    /** Of people who stay signed in from test to test, so that only their first page asks who they are. */
    private final Map<String, Staying> staying = new HashMap<>();

    private record Staying(BrowserContext context, Instant since) {

        boolean isOld() {
            return since.isBefore(Instant.now().minus(FRESH));
        }
    }

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> foreignRequests = new ArrayList<>();

    /** What failed on the way, for whoever reads why a test has. */
    private final List<String> refusals = new ArrayList<>();

    Trial trial;

    /** What every open page shows is said while it is still there. */
    @RegisterExtension
    final AfterTestExecutionCallback witness = test -> test.getExecutionException()
            .ifPresent(failure -> pages().forEach(page -> System.out.printf(
                    "%s failed; %s shows:%n%s%nAnswered before: %s; reported: %s%n",
                    test.getDisplayName(), page.url(), shown(page), refusals, complaints)));

    /** The program that the class is about: the shared one, unless it needs settings of its own. */
    Trial begin(Path data) {
        return Trial.asNew();
    }

    /** What a browser may report, because the class brings it about. */
    boolean isExpected(String complaint) {
        return false;
    }

    /** Whom else but the portal a browser may ask, because the class sends it there. */
    boolean isExpectedHost(String host) {
        return false;
    }

    @BeforeAll
    void startTrial(@TempDir Path data) {
        trial = begin(data);
    }

    @AfterAll
    void stopTrial() {
        staying.values().forEach(one -> one.context.close());
        trial.close();
    }

    @AfterEach
    void nothingToComplainOf() {
        staying.values().forEach(one -> List.copyOf(one.context.pages()).forEach(Page::close));
        List<Staying> old = staying.values().stream().filter(Staying::isOld).toList();
        old.forEach(one -> one.context.close());
        staying.values().removeAll(old);
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        trial.clock().reset();
        List<String> reported = complaints();
        List<String> asked = List.copyOf(foreignRequests);
        List<String> refused = List.copyOf(refusals);
        complaints.clear();
        refusals.clear();
        foreignRequests.clear();
        assertThat(reported)
                .as("errors and violations that the browser reports; answered before: %s", refused)
                .isEmpty();
        assertThat(asked).as("requests to other hosts").isEmpty();
    }

    private Stream<Page> pages() {
        return Stream.concat(staying.values().stream().map(Staying::context), contexts.stream())
                .flatMap(context -> context.pages().stream());
    }

    private static String shown(Page page) {
        try {
            return page.locator("body").ariaSnapshot(new Locator.AriaSnapshotOptions().setTimeout(10_000));
        } catch (PlaywrightException gone) {
            return gone.getMessage();
        }
    }

    /** While a session gets another id, what a page sent with the one before is refused once, and sent again with the new. */
    private static boolean isSentAgain(ConsoleMessage message) {
        return message.text().endsWith("status of 503 ()") && message.location().contains("v-r=uidl");
    }

    List<String> complaints() {
        return complaints.stream().filter(complaint -> !isExpected(complaint)).toList();
    }

    // Who is there

    /** A browser of its own until the test ends, with nobody signed in. */
    Page open(Browser.NewContextOptions options) {
        BrowserContext context = listening(options);
        contexts.add(context);
        return context.newPage();
    }

    /** As {@link #open}, by an American. */
    Page open(String path) {
        Page page = open(american());
        page.navigate(trial.address() + path);
        return page;
    }

    static Browser.NewContextOptions american() {
        return new Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setLocale("en-US")
                .setTimezoneId("America/New_York");
    }

    private BrowserContext listening(Browser.NewContextOptions options) {
        BrowserContext context = chromium.open(options);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isSentAgain(message)) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        context.onResponse(response -> {
            if (response.status() >= 400) {
                refusals.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
        context.onRequest(request -> {
            String host =
                    request.url().startsWith("http") ? URI.create(request.url()).getHost() : "localhost";
            if (!host.equals("localhost") && !isExpectedHost(host)) {
                foreignRequests.add(request.url());
            }
        });
        return context;
    }

    /** A page of somebody who is signed in, for long perhaps. */
    Page at(String person, String path) {
        return at(person, path, 1280, 800, ColorScheme.LIGHT);
    }

    Page at(String person, String path, int width, int height, ColorScheme scheme) {
        Staying signedIn = staying.computeIfAbsent(person, email -> {
            BrowserContext own = listening(american());
            Page page = own.newPage();
            comeIn(page, email);
            page.close();
            return new Staying(own, Instant.now());
        });
        Page page = signedIn.context.newPage();
        page.setViewportSize(width, height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.navigate(trial.address() + "/" + path);
        return page;
    }

    /** The page that somebody sees who just signed in, in a browser of its own. */
    Page signedIn(String person) {
        Page page = open(american());
        comeIn(page, person);
        return page;
    }

    void comeIn(Page page, String person) {
        page.navigate(trial.address() + "/login");
        fillIn(page, person, Trial.PASSWORD);
        page.waitForURL(INSIDE);
    }

    static void fillIn(Page login, String email, String password) {
        login.getByLabel("E-mail").fill(email);
        login.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill(password);
        button(login, "Sign in").click();
    }

    // What is looked for

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** One whose name begins so; what is asked for is marked behind it. */
    static Locator field(Page page, String name) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    static Locator inDialog(Page page, String name) {
        return page.locator("[role=dialog], [role=alertdialog]")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Sets the PIN of the tenant whose orders the page shows. */
    static void setPin(Page page, String pin) {
        button(page, "Set up and manage PIN").click();
        savePin(page, pin);
    }

    static void savePin(Page panel, String pin) {
        field(panel, "PIN").fill(pin);
        field(panel, "Repeat PIN").fill(pin);
        button(panel, "Save").click();
        assertThat(dialog(panel)).hasCount(0);
    }

    // What is seen

    static void accessible(Page page) {
        accessible(page, page.url());
    }

    /** @param where what is looked at, for whoever reads that it is not accessible */
    static void accessible(Page page, String where) {
        Chromium.rest(page); // colours that fade are judged when they have come
        assertThat(Axe.violations(page)).as("axe on " + where).isEmpty();
    }

    static void fits(Page page) {
        assertThat((Integer) page.evaluate("() => document.scrollingElement.scrollWidth - window.innerWidth"))
                .as("cut off at the side: " + page.url())
                .isLessThanOrEqualTo(0);
    }

    /** To be looked at, if somebody wants to. */
    static void picture(Page page, String name) {
        picture(page, name, false);
    }

    static void picture(Page page, String name, boolean whole) {
        if (!PICTURES.isEmpty()) {
            Chromium.rest(page); // the end of what moves
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(PICTURES, name + ".png"))
                    .setFullPage(whole));
        }
    }
}
