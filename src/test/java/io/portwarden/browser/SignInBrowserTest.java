package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, again and anew, in a real browser: what Vaadin's own requests do to a session no other test shows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInBrowserTest {

    private static final String PIN = "48392017";
    private static final int FRESH_MILLIS = 4_000;

    private Trial trial;
    private Chromium chromium;
    private final List<BrowserContext> contexts = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path data) {
        setDefaultAssertionTimeout(20_000);
        trial = new Trial(data, "--portwarden.sign-in.fresh-for=" + FRESH_MILLIS + "ms");
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
        trial.close();
    }

    @AfterEach
    void close() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    private Page open(String path) {
        BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setLocale("en-US"));
        contexts.add(context);
        Page page = context.newPage();
        page.navigate(trial.address() + path);
        return page;
    }

    private static void fillIn(Page page, String email, String password) {
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button(page, "Sign in").click();
    }

    private Page signedIn(String email) {
        Page page = open("/login");
        fillIn(page, email, Trial.PASSWORD);
        page.waitForURL(Pattern.compile(".*(?<!/login)$"));
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator field(Page page, String name) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private static Locator dialog(Page page, String title) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(title));
    }

    private static String session(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    private static void accessible(Page page) {
        page.waitForTimeout(400); // colours that fade are judged when they have come
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("axe on " + page.url())
                .isEmpty();
    }

    @Test
    @DisplayName(
            "PIN-9: whoever signed in a while ago is asked for the password over the panel, which keeps what was typed")
    void signInAgain() {
        Page page = signedIn("admin@contoso.example");
        button(page, "Set up and manage PIN").click();
        field(page, "PIN").fill(PIN);
        field(page, "Repeat PIN").fill(PIN);
        page.waitForTimeout(FRESH_MILLIS);
        String session = session(page);

        button(page, "Save").click();
        Locator again = dialog(page, "Is it still you?");
        assertThat(again).containsText("What you have typed is kept");
        accessible(page);
        field(page, "Your password").fill("not my password");
        button(page, "Continue").click();
        assertThat(again).containsText("That is not your password");
        assertThat(session(page)).isEqualTo(session);

        again.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"))
                .click();
        assertThat(again).hasCount(0);
        assertThat(field(page, "Repeat PIN")).hasValue(PIN);
        button(page, "Save").click();
        field(page, "Your password").fill(Trial.PASSWORD);
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(page.locator("body")).containsText("PIN set on");
        assertThat(session(page)).as("the session has another id").isNotEqualTo(session);

        // The page lives on under it: what is clicked, and what is pushed.
        button(page, "Set up and manage PIN").click();
        assertThat(dialog(page, "Set or change your port-out PIN")).hasCount(1);
        button(page, "Cancel").click();
        assertThat(trial.order("PON-2001", PIN, "+12025550130")).contains("pending");
        assertThat(page.locator("vaadin-grid")).containsText("PON-2001");
        page.reload();
        assertThat(page.locator("vaadin-grid")).containsText("PON-2001");
        page.context().addCookies(List.of(new Cookie("JSESSIONID", session).setUrl(trial.address())));
        page.reload();
        page.waitForURL("**/login*");
    }
}
