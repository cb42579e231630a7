package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a session ends before the eyes of somebody: warned, told why, and led back. The program's clock is moved. */
class SessionEndBrowserTest extends BrowserTest {

    private static final String SOON = "You will be signed out soon";
    private static final String OVER = "You are signed out";
    private static final Duration ALMOST_IDLE = Duration.ofMinutes(14);
    private static final Duration IDLE = Duration.ofMinutes(16);

    @Override
    Trial begin(Path data) {
        return new Trial(data, "--portwarden.sign-in.session-check=0s");
    }

    /** A session that has ended is one to whose requests the server says no. */
    @Override
    boolean isExpected(String complaint) {
        return complaint.startsWith("Failed to load resource");
    }

    private Page signedIn() {
        return signedIn(ADMIN);
    }

    private void goTo(Page page, String path) {
        page.navigate(trial.address() + path);
        page.waitForSelector("h1");
        // It has asked once how long its session lasts.
        page.waitForFunction(
                "() => performance.getEntriesByType('resource').some(file => file.name.endsWith('/session'))");
        Chromium.rest(page);
    }

    /** The server has heard it before time goes on. */
    private static void whileItIsSaid(Page page, Runnable stay) {
        page.waitForResponse(
                answer -> answer.url().endsWith("/session")
                        && answer.request().method().equals("POST"),
                stay);
    }

    /** So much later, somebody comes back to the page. */
    private void later(Page page, Duration time) {
        trial.clock().advance(time);
        comeBack(page);
    }

    private static void comeBack(Page page) {
        page.evaluate("() => window.dispatchEvent(new Event('focus'))");
    }

    private static Locator dialog(Page page, String title) {
        return page.getByRole(AriaRole.ALERTDIALOG, new Page.GetByRoleOptions().setName(title));
    }

    private static void look(Page page) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            accessible(page, page.url() + " in " + scheme);
        }
        Chromium.fitsTelephone(page);
    }

    @Test
    @DisplayName("Who is about to be signed out for idleness is warned, and stays by a button")
    void stays() {
        Page page = signedIn();
        // Without a list, which asks for rows when it gets another size.
        goTo(page, "/my-sign-in");
        Locator field = page.locator("input[type=password]").first();
        field.focus();
        later(page, ALMOST_IDLE);
        assertThat(dialog(page, SOON)).containsText("Nothing has been done here for a while");
        assertThat(button(page, "Stay signed in")).isFocused();
        assertThat(dialog(page, SOON).getByRole(AriaRole.STATUS)).containsText("Time left: ");
        look(page);
        whileItIsSaid(page, () -> button(page, "Stay signed in").click());
        assertThat(dialog(page, SOON)).hasCount(0);
        assertThat(field).isFocused();
    }

    @Test
    @DisplayName("Esc stays too; and what is done in another tab takes the warning away")
    void staysOtherwise() {
        Page page = signedIn();
        goTo(page, "/my-sign-in");
        later(page, ALMOST_IDLE);
        assertThat(dialog(page, SOON)).isVisible();
        whileItIsSaid(page, () -> page.keyboard().press("Escape"));
        assertThat(dialog(page, SOON)).hasCount(0);

        Page tab = page.context().newPage();
        goTo(tab, "/my-sign-in");
        later(page, ALMOST_IDLE);
        assertThat(dialog(page, SOON)).isVisible();
        whileItIsSaid(tab, () -> tab.keyboard().press("Tab"));
        assertThat(dialog(page, SOON)).hasCount(0);
    }

    @Test
    @DisplayName("News that keep arriving in a list keep no session open")
    void newsAreNoUse() {
        Page page = signedIn();
        goTo(page, "/port-orders");
        for (int i = 1; i <= 3; i++) {
            trial.clock().advance(Duration.ofMinutes(4));
            trial.order("NEWS-" + i, PIN, "+1202555012" + i);
            assertThat(page.locator("vaadin-grid")).containsText("NEWS-" + i);
            Chromium.rest(page);
        }
        later(page, Duration.ofMinutes(4));
        assertThat(dialog(page, OVER)).containsText("because nothing was done in it for a while");
    }

    @Test
    @DisplayName("Who only types, scrolls or clicks where nothing is sent stays signed in")
    void everythingDoneIsUse() {
        Page page = signedIn();
        goTo(page, "/my-sign-in");
        for (Runnable done : List.<Runnable>of(
                () -> page.keyboard().press("Tab"),
                () -> page.mouse().wheel(0, 100),
                () -> page.locator("h1").click(),
                () -> page.keyboard().type("words"))) {
            trial.clock().advance(Duration.ofMinutes(10));
            whileItIsSaid(page, done);
        }
        page.waitForResponse(answer -> answer.url().endsWith("/session"), () -> comeBack(page));
        assertThat(page.locator(".pw-session")).hasCount(0);
    }

    @Test
    @DisplayName(
            "Who has been idle for too long reads so, over a page that says nothing any more; signed in again, they are back with what they typed")
    void isBack() {
        Page page = signedIn();
        goTo(page, "/people");
        button(page, "Invite somebody").click();
        Locator email =
                page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^E-mail")));
        email.fill("grace@contoso.example");
        Chromium.rest(page);
        later(page, IDLE);
        assertThat(dialog(page, OVER)).containsText("because nothing was done in it for a while");
        assertThat(dialog(page, OVER)).containsText("What you typed is kept");
        assertThat(button(page, "Sign in again")).isFocused();
        page.keyboard().press("Escape");
        assertThat(dialog(page, OVER)).hasCount(1);
        assertThat(page.locator("body")).not().containsText("contoso");
        assertThat(page.locator(".v-system-error")).hasCount(0);
        assertThat((Boolean) page.evaluate(
                        "() => [...document.body.children].every(part => part.inert || part.matches('.pw-session'))"))
                .isTrue();
        look(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        assertThat(button(page, "Sign in again")).isVisible();

        button(page, "Sign in again").click();
        page.waitForURL("**/login");
        fillIn(page, ADMIN, Trial.PASSWORD);
        page.waitForURL("**/people*");
        button(page, "Invite somebody").click();
        assertThat(email).hasValue("grace@contoso.example");
    }

    @Test
    @DisplayName("The end after eight hours is announced as one that cannot be put off")
    void longest() {
        Page page = signedIn();
        goTo(page, "/numbers");
        for (int i = 0; i < 47; i++) {
            trial.clock().advance(Duration.ofMinutes(10));
            page.context().request().post(trial.address() + "/session");
        }
        later(page, Duration.ofMinutes(9));
        assertThat(dialog(page, SOON)).containsText("can’t be made longer");
        button(page, "Go on").click();
        assertThat(dialog(page, SOON)).hasCount(0);
        later(page, Duration.ofMinutes(2));
        assertThat(dialog(page, OVER)).containsText("as long as a session may");
    }

    @Test
    @DisplayName("Who was signed out in another tab, or by somebody, or is not known any more, reads which")
    void reasons() {
        Page page = signedIn();
        goTo(page, "/numbers");
        Page tab = page.context().newPage();
        goTo(tab, "/my-sign-in");
        button(tab, "Sign out").click();
        tab.waitForURL("**/login*");
        comeBack(page);
        assertThat(dialog(page, OVER)).containsText("in this window or in another one");

        Page ended = signedIn();
        goTo(ended, "/numbers");
        Page elsewhere = signedIn();
        goTo(elsewhere, "/my-sign-in");
        button(elsewhere, "End all others").click();
        assertThat(elsewhere.locator("body")).containsText("All other sessions have ended");
        // By itself, and nobody comes back to it (SIG-27).
        assertThat(dialog(ended, OVER)).containsText("ended from elsewhere");

        elsewhere.context().clearCookies();
        comeBack(elsewhere);
        assertThat(dialog(elsewhere, OVER)).containsText("it was started anew");
    }
}
