package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Signing in, again and anew, in a real browser: what Vaadin's own requests do to a session no other test shows. */
@ExtendWith(OutputCaptureExtension.class)
class SignInBrowserTest extends BrowserTest {

    private static final String CHOSEN = "purple lanterns drift over the harbor";
    /** How long a sign-in counts as fresh unless a provider sets another time. */
    private static final Duration FRESH_FOR = Duration.ofMinutes(5);

    private static final Pattern LINK = Pattern.compile("/reset-password\\?token=[A-Za-z0-9_-]{43}");

    /** Passwords are changed here, and sessions ended. */
    @BeforeEach
    void asNew() {
        Trial.asNew();
    }

    @Override
    boolean isExpected(String complaint) {
        return complaint.startsWith("Failed to load resource");
    }

    private static String heading(String text) {
        return "h1:has-text(\"" + text + "\")";
    }

    private static Locator dialog(Page page, String title) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(title));
    }

    private static String session(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("portwarden"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("Whoever’s browser asks for Spanish, of whatever country, is asked in Spanish to sign in")
    void spanish() {
        Page page = open(new Browser.NewContextOptions().setLocale("es-US"));
        page.navigate(trial.address() + "/login");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Iniciar sesión")))
                .isVisible();
        assertThat(field(page, "Correo electrónico")).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "es");
        accessible(page);
        Chromium.fitsTelephone(page);
    }

    @Test
    @DisplayName(
            "PIN-9: whoever signed in a while ago is asked for the password over the panel, which keeps what was typed")
    void signInAgain() {
        Page page = signedIn(ADMIN);
        page.navigate(trial.address() + "/port-orders");
        button(page, "Set up and manage PIN").click();
        field(page, "PIN").fill(PIN);
        field(page, "Repeat PIN").fill(PIN);
        trial.clock().outdate(FRESH_FOR);
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
        page.context().addCookies(List.of(new Cookie("portwarden", session).setUrl(trial.address())));
        page.reload();
        page.waitForURL("**/login*");
    }

    @Test
    @DisplayName("Whoever forgot the password chooses another by a mailed link; then nobody else is signed in any more")
    void forgotten(CapturedOutput output) {
        Page elsewhere = signedIn(VIEWER);
        Page page = open("/login");
        button(page, "Forgot your password?").click();
        assertThat(page.locator(heading("Forgot your password?"))).isVisible();
        accessible(page);
        Chromium.fitsTelephone(page);
        field(page, "E-mail").fill("nobody@contoso.example");
        button(page, "Mail me a link").click();
        assertThat(page.locator(heading("Look into your mailbox"))).isVisible();
        String nobody = page.locator("main").innerText();
        page.navigate(trial.address() + "/forgot-password");
        field(page, "E-mail").fill(VIEWER);
        page.keyboard().press("Enter");
        assertThat(page.locator(heading("Look into your mailbox"))).isVisible();
        assertThat(page.locator("main").innerText()).isEqualTo(nobody);
        accessible(page);

        String link = mailedLink(output);
        page = open(link);
        assertThat(page.locator(heading("Choose your new password"))).isVisible();
        assertThat(page.url()).isEqualTo(trial.address() + "/reset-password");
        accessible(page);
        Chromium.fitsTelephone(page);
        field(page, "New password").fill("contoso viewer 2026");
        button(page, "Save").click();
        assertThat(page.locator("main")).containsText("Made of names that everybody around you knows");
        field(page, "New password").fill(CHOSEN);
        assertThat(page.locator("main")).containsText("Very hard to guess");
        field(page, "Repeat new password").fill("something else altogether");
        button(page, "Save").click();
        assertThat(page.locator("main")).containsText("The two passwords differ");
        accessible(page);
        field(page, "Repeat new password").fill(CHOSEN);
        button(page, "Save").click();
        assertThat(page.locator(heading("Your password is changed"))).isVisible();

        elsewhere.reload();
        elsewhere.waitForURL("**/login*");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        fillIn(page, VIEWER, Trial.PASSWORD);
        assertThat(page.locator("main")).containsText("That didn’t work");
        fillIn(page, VIEWER, CHOSEN);
        assertThat(page.locator(heading("Overview"))).isVisible();

        Page again = open(link);
        assertThat(again.locator(heading("This link doesn’t work any more"))).isVisible();
        accessible(again);
    }

    private static String mailedLink(CapturedOutput output) {
        return Awaitility.await()
                .atMost(Chromium.PATIENCE)
                .until(() -> LINK.matcher(output.getOut()), Matcher::find)
                .group();
    }

    @Test
    @DisplayName("Whoever is signed in sees where, ends the rest, and changes the password")
    void mySignIn() {
        Page elsewhere = signedIn(OPERATOR);
        Page page = signedIn(OPERATOR);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("My sign-in"))
                .click();
        assertThat(page.locator(heading("My sign-in"))).isVisible();
        Locator sessions =
                page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Where you are signed in"));
        assertThat(sessions.getByRole(AriaRole.LISTITEM)).not().hasCount(1);
        assertThat(sessions).containsText("This session");
        accessible(page);
        Chromium.fitsTelephone(page);

        trial.clock().outdate(FRESH_FOR);
        button(page, "End all others").click();
        field(page, "Your password").fill(Trial.PASSWORD);
        button(page, "Continue").click();
        assertThat(sessions.getByRole(AriaRole.LISTITEM)).hasCount(1);
        elsewhere.reload();
        elsewhere.waitForURL("**/login*");

        String session = session(page);
        field(page, "Current password").fill("not my password");
        field(page, "New password").fill(CHOSEN);
        field(page, "Repeat new password").fill(CHOSEN);
        button(page, "Change password").click();
        assertThat(page.locator("main")).containsText("That is not your password");
        field(page, "Current password").fill(Trial.PASSWORD);
        button(page, "Change password").click();
        assertThat(page.locator("body")).containsText("Password changed");
        assertThat(session(page)).isNotEqualTo(session);
        page.reload();
        assertThat(page.locator(heading("My sign-in"))).isVisible();
    }

    @Test
    @DisplayName(
            "A heartbeat that left with the session’s old id is no end of the session; the old id opens nothing, and an invented one is refused")
    void heartbeatOfBefore() {
        Page page = signedIn(ADMIN);
        page.navigate(trial.address() + "/my-sign-in");
        String before = session(page);
        signedIn(ADMIN);
        page.reload();
        trial.clock().outdate(FRESH_FOR);
        button(page, "End all others").click();
        field(page, "Your password").fill(Trial.PASSWORD);
        button(page, "Continue").click();
        assertThat(dialog(page, "Is it still you?")).hasCount(0);
        assertThat(session(page)).isNotEqualTo(before);

        assertThat(status("/?v-r=heartbeat&v-uiId=0", before)).isEqualTo(200);
        String invented = "0123456789ABCDEF0123456789ABCDEF";
        // To be sent again, with the new id.
        assertThat(status("/?v-r=uidl&v-uiId=0", before)).isEqualTo(503);
        assertThat(status("/?v-r=heartbeat&v-uiId=0", invented)).isEqualTo(403);
        trial.clock().reset();
        trial.clock().advance(FRESH_FOR.plusMinutes(2));
        assertThat(status("/?v-r=heartbeat&v-uiId=0", before)).isEqualTo(403);
        assertThat(status("/?v-r=uidl&v-uiId=0", before)).isEqualTo(status("/?v-r=uidl&v-uiId=0", invented));
    }

    private int status(String path, String session) {
        return open(american())
                .request()
                .post(
                        trial.address() + path,
                        RequestOptions.create()
                                .setHeader("Cookie", "portwarden=" + session)
                                .setMaxRedirects(0))
                .status();
    }

    @Test
    @DisplayName("A page that stands open but is not used is signed out, although it sends heartbeats, and says so")
    void idle() {
        Page page = open(american());
        page.route(Pattern.compile(".*v-r=init.*"), SignInBrowserTest::beatFast);
        comeIn(page, ADMIN);
        assertThat(page.locator(heading("Overview"))).isVisible();
        Duration most = Duration.ofMinutes(20);
        trial.clock().advance(most);
        page.waitForResponse(response -> response.url().contains("v-r=heartbeat"), () -> {});
        trial.clock().advance(most);
        assertThat(page.getByRole(AriaRole.ALERTDIALOG, new Page.GetByRoleOptions().setName("You are signed out")))
                .containsText("nothing was done in it for a while");
        page.reload();
        page.waitForURL("**/login*");
        assertThat(page.locator("body")).containsText("ended because nothing was done in it for a while");
    }

    /** The page sends a heartbeat each second; what the program thinks of how often they come stays as it is. */
    private static void beatFast(Route route) {
        APIResponse started = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(started)
                .setBody(started.text().replaceFirst("\"heartbeatInterval\":\\d+", "\"heartbeatInterval\":1")));
    }

    @Test
    @DisplayName(
            "Whoever decides about people does so on screens that everybody can use, light, dark and on a telephone")
    void people() {
        Page admin = signedIn(ADMIN);
        for (String path : List.of("/people", "/approvals")) {
            admin.navigate(trial.address() + path);
            look(admin);
        }
        admin.navigate(trial.address() + "/people");
        button(admin, "Invite somebody").click();
        assertThat(dialog(admin, "Invite somebody")).containsText("A mail with a link");
        accessible(admin);
        Page operator = signedIn(OPERATOR);
        for (String path : List.of("/provider/operators", "/provider/requests")) {
            operator.navigate(trial.address() + path);
            look(operator);
        }
        look(open("/invitation"));
    }

    private static void look(Page page) {
        page.waitForSelector("h1");
        accessible(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        accessible(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        Chromium.fitsTelephone(page);
    }
}
