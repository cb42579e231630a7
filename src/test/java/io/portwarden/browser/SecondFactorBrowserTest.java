package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.portwarden.people.CodeApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The second factor as people meet it, where it is required. */
@ExtendWith(OutputCaptureExtension.class)
class SecondFactorBrowserTest extends BrowserTest {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration FRESH_FOR = Duration.ofMinutes(5);
    private static final int MOST_CLICKS = 12;

    private final MailedLinks links = new MailedLinks("/second-factor");

    @Override
    Trial begin(Path data) {
        Trial own =
                new Trial(data, "--portwarden.sign-in.second-factor=required", "--portwarden.sign-in.session-check=0s");
        own.keep();
        return own;
    }

    /** Nobody has signed in yet, and nobody has a factor. */
    @BeforeEach
    void asNew() {
        trial.restore();
    }

    /** Who guesses is told so, and whose session has ended notices it. */
    @Override
    boolean isExpected(String complaint) {
        return complaint.startsWith("Failed to load resource");
    }

    // What people do

    private static Locator titled(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Page withPassword(String person) {
        return withPassword(open(american()), person);
    }

    private Page withPassword(Page page, String person) {
        page.navigate(trial.address() + "/login");
        fillIn(page, person, Trial.PASSWORD);
        page.waitForURL("**/second-factor");
        return page;
    }

    /** Reads the key from the screen, as somebody does whose telephone cannot scan. */
    private static CodeApp read(Page page) {
        return new CodeApp(field(page, "Key for typing in").inputValue());
    }

    /** No code counts twice. */
    private String next(CodeApp app) {
        trial.clock().advance(STEP);
        return app.code(trial.clock().instant());
    }

    private CodeApp setUp(Page page) {
        assertThat(titled(page, "Protect your sign-in")).isVisible();
        CodeApp app = read(page);
        type(page, next(app));
        return app;
    }

    private static void type(Page page, String code) {
        field(page, "Code from your app").fill(code);
        button(page, "Continue").click();
    }

    private static List<String> keepRecoveryCodes(Page page) {
        Locator codes = dialog(page).getByRole(AriaRole.LISTITEM);
        assertThat(codes).hasCount(10);
        List<String> texts = codes.allInnerTexts();
        button(page, "I have kept them").click();
        return texts;
    }

    /** Somebody who is in, with an app. */
    private CodeApp in(Page page, String person) {
        withPassword(page, person);
        CodeApp app = setUp(page);
        keepRecoveryCodes(page);
        assertThat(button(page, "Sign out")).isVisible();
        return app;
    }

    private static void look(Page page, String name) {
        accessible(page);
        picture(page, name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        accessible(page);
        picture(page, name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(360, 640);
        Chromium.rest(page);
        fits(page);
        picture(page, name + "-phone", true);
        page.setViewportSize(1280, 800);
    }

    /** Somebody who counts what has to be pressed. */
    private abstract static class Visitor {

        final Page page;
        int presses;

        Visitor(Page page) {
            this.page = page;
        }

        abstract void goTo(Locator place);

        abstract void press(Locator button);

        void type(String field, String text) {
            goTo(field(page, field));
            page.keyboard().type(text);
        }
    }

    private static final class Hand extends Visitor {

        Hand(Page page) {
            super(page);
        }

        @Override
        void goTo(Locator place) {
            assertThat(place).isVisible();
            Chromium.rest(page);
            if (!(Boolean) place.evaluate("field => field === document.activeElement")) {
                press(place);
            }
        }

        @Override
        void press(Locator button) {
            button.click();
            presses++;
        }
    }

    private static final class Keyboard extends Visitor {

        private static final int MANY = 120;

        /** Where the focus is may be within the shadow of what is looked for, or the other way round. */
        private static final String HAS_FOCUS = """
                place => {
                  let at = document.activeElement;
                  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
                  for (; at; at = at.parentNode || at.host) if (at === place) return true;
                  return false;
                }""";

        Keyboard(Page page) {
            super(page);
        }

        @Override
        void goTo(Locator place) {
            assertThat(place).isVisible();
            Chromium.rest(page);
            for (int i = 0; i < MANY; i++) {
                if ((Boolean) place.evaluate(HAS_FOCUS)) {
                    return;
                }
                page.keyboard().press("Tab");
            }
            throw new AssertionError("Tab does not lead to " + place);
        }

        @Override
        void press(Locator button) {
            goTo(button);
            page.keyboard().press("Enter");
            presses++;
        }
    }

    // The first visit

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName(
            "The first visit, with a second factor set up, a PIN set and the numbers locked, takes at most 12 clicks, or as many keys that do something")
    void firstVisit(boolean byKeyboard) {
        Page page = open("/");
        Visitor visitor = byKeyboard ? new Keyboard(page) : new Hand(page);
        visitor.type("E-mail", ADMIN);
        visitor.type("Password", Trial.PASSWORD);
        visitor.press(button(page, "Sign in"));
        assertThat(titled(page, "Protect your sign-in")).isVisible();
        CodeApp app = read(page);
        visitor.type("Code from your app", next(app));
        visitor.press(button(page, "Continue"));
        visitor.press(button(page, "I have kept them"));
        assertThat(titled(page, "Overview")).isVisible();
        visitor.press(button(page, "Set up and manage PIN"));
        visitor.type("PIN", PIN);
        visitor.type("Repeat PIN", PIN);
        visitor.press(button(page, "Save"));
        assertThat(dialog(page)).hasCount(0);
        visitor.press(link(page, "Numbers"));
        visitor.press(button(page, "Lock all 50"));
        visitor.press(inDialog(page, "Lock"));
        assertThat(page.locator(".pw-counters")).containsText("50 locked");
        assertThat(visitor.presses).isLessThanOrEqualTo(MOST_CLICKS);
    }

    @Test
    @DisplayName(
            "Setting it up looks well and can be used by everybody, light, dark and on a telephone, and without a camera")
    void settingUp() {
        Page page = withPassword(OPERATOR);
        assertThat(page.getByRole(
                        AriaRole.IMG, new Page.GetByRoleOptions().setName("QR code for your authenticator app")))
                .isVisible();
        KeyboardWalk.through(page);
        look(page, "factor-set-up");
        type(page, "000000");
        assertThat(page.locator("main")).containsText("This isn’t the code for this key");
        button(page, "Continue").click();
        assertThat(page.locator("main")).containsText("Enter the code");
        accessible(page);
        setUp(page);
        assertThat(dialog(page)).containsText("Keep them now");
        page.keyboard().press("Escape");
        look(page, "factor-recovery-codes");
        KeyboardWalk.inside(page, "vaadin-dialog[opened]");
        keepRecoveryCodes(page);
        page.waitForURL("**/provider/orders");
    }

    @Test
    @DisplayName("A passkey does as well, and signs in by itself from then on")
    void passkey() {
        Page page = open(american());
        Authenticator.give(page);
        withPassword(page, ADMIN);
        button(page, "Use a passkey instead").click();
        look(page, "factor-passkey");
        field(page, "Name").fill("Work laptop");
        button(page, "Create passkey").click();
        keepRecoveryCodes(page);
        assertThat(titled(page, "Overview")).isVisible();
        button(page, "Sign out").click();
        page.waitForURL("**/login*");

        fillIn(page, ADMIN, Trial.PASSWORD);
        page.waitForURL("**/second-factor");
        look(page, "factor-ask-passkey");
        button(page, "Use a passkey").click();
        assertThat(titled(page, "Overview")).isVisible();
    }

    // Later ones

    @Test
    @DisplayName("Whoever has a factor is asked for it, sees nothing else before, and comes where they wanted to go")
    void asked() {
        Page page = open(american());
        CodeApp app = in(page, ADMIN);
        button(page, "Sign out").click();
        page.waitForURL("**/login*");
        page.navigate(trial.address() + "/port-orders?status=rejected");
        fillIn(page, ADMIN, Trial.PASSWORD);
        page.waitForURL("**/second-factor");
        assertThat(titled(page, "One more step")).isVisible();
        assertThat(field(page, "Code from your app")).isFocused();
        assertThat(field(page, "Code from your app")).hasAttribute("autocomplete", "one-time-code");
        assertThat(field(page, "Code from your app")).hasAttribute("inputmode", "numeric");
        KeyboardWalk.through(page);
        look(page, "factor-ask");
        for (String elsewhere :
                List.of("/", "/numbers", "/no-such-place", "/my-sign-in", "/login", "/provider/orders")) {
            page.navigate(trial.address() + elsewhere);
            page.waitForURL("**/second-factor");
            assertThat(titled(page, "One more step")).isVisible();
            assertThat(page.locator("vaadin-app-layout")).hasCount(0);
        }
        page.navigate(trial.address() + "/port-orders?status=rejected");
        page.waitForURL("**/second-factor");
        String used = next(app);
        type(page, "000000");
        assertThat(page.locator("main")).containsText("This code isn’t accepted");
        accessible(page);
        type(page, used);
        page.waitForURL("**/port-orders?status=rejected");
        assertThat(titled(page, "Port orders")).isVisible();

        Page again = withPassword(ADMIN);
        type(again, used);
        assertThat(again.locator("main")).containsText("This code isn’t accepted");
        button(again, "Not you? Start over").click();
        again.waitForURL("**/login*");
        again.navigate(trial.address() + "/numbers");
        again.waitForURL("**/login*");
    }

    @Test
    @DisplayName("A recovery code stands in once, however it is written")
    void recoveryCode() {
        Page page = withPassword(ADMIN);
        setUp(page);
        String code = keepRecoveryCodes(page).get(3);
        assertThat(titled(page, "Overview")).isVisible();

        Page later = withPassword(ADMIN);
        button(later, "Use a recovery code").click();
        assertThat(field(later, "Recovery code")).isFocused();
        look(later, "factor-recovery");
        field(later, "Recovery code").fill(code.toLowerCase(Locale.ROOT));
        later.keyboard().press("Enter");
        assertThat(titled(later, "Overview")).isVisible();
        later.navigate(trial.address() + "/my-sign-in");
        assertThat(later.locator("main")).containsText("9 are left");

        Page thief = withPassword(ADMIN);
        button(thief, "Use a recovery code").click();
        field(thief, "Recovery code").fill(code);
        button(thief, "Continue").click();
        assertThat(thief.locator("main")).containsText("each one works once");
    }

    @Test
    @DisplayName("PIN-9: a fresh sign-in asks for password and code in one step, and for nothing that was typed before")
    void freshSignIn() {
        Page page = open(american());
        CodeApp app = in(page, ADMIN);
        page.navigate(trial.address() + "/port-orders");
        button(page, "Set up and manage PIN").click();
        field(page, "PIN").fill(PIN);
        field(page, "Repeat PIN").fill(PIN);
        trial.clock().outdate(FRESH_FOR);
        button(page, "Save").click();
        Locator again = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Is it still you?"));
        assertThat(again).containsText("What you have typed is kept");
        look(page, "again-with-code");
        field(page, "Your password").fill(Trial.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(again).containsText("Enter the code");
        field(page, "Code from your app").fill("000000");
        button(page, "Continue").click();
        assertThat(again).containsText("isn’t accepted");
        field(page, "Code from your app").fill(app.code(trial.clock().instant()));
        page.keyboard().press("Enter");
        assertThat(page.locator("body")).containsText("PIN set on");
    }

    @Test
    @DisplayName(
            "An account that was signed in to before sets its first factor up by a mailed link as well, whichever comes first")
    void mailFirst(CapturedOutput output) {
        withoutFactor(VIEWER);
        Page admin = open(american());
        in(admin, ADMIN);
        admin.navigate(trial.address() + "/people");
        look(admin, "people-with-rule");
        button(admin, "Require it of viewers").click();
        assertThat(admin.locator("main")).containsText("Viewers of your organization need a second factor");

        Page page = withPassword(VIEWER);
        assertThat(titled(page, "First, a link by mail")).isVisible();
        look(page, "factor-mail-first");
        button(page, "Mail me the link").click();
        assertThat(page.locator("main")).containsText("A mail with a link is on its way");
        accessible(page);
        String link = links.next(output);

        // In a browser that knows nothing of the password yet.
        Page elsewhere = open(link);
        assertThat(elsewhere.locator("main")).containsText("Sign in now");
        look(elsewhere, "factor-link-first");
        link(elsewhere, "Sign in").click();
        fillIn(elsewhere, VIEWER, Trial.PASSWORD);
        setUp(elsewhere);
        keepRecoveryCodes(elsewhere);
        assertThat(titled(elsewhere, "Overview")).isVisible();

        page.navigate(trial.address() + link);
        page.waitForURL(url -> !url.contains("token"));
        assertThat(titled(page, "Protect your sign-in")).hasCount(0);
    }

    private void withoutFactor(String viewer) {
        Page page = open(american());
        page.navigate(trial.address() + "/login");
        fillIn(page, viewer, Trial.PASSWORD);
        assertThat(titled(page, "Overview")).isVisible();
    }

    @Test
    @DisplayName("Whoever is signed in sets the app up anew, makes new recovery codes, and keeps one factor")
    void mySignIn() {
        Page page = open(american());
        in(page, ADMIN);
        page.navigate(trial.address() + "/my-sign-in");
        Locator section = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Second factor"));
        assertThat(section).containsText("10 are left");
        look(page, "my-sign-in-factor");
        button(page, "Make new ones").click();
        inDialog(page, "Make new ones").click();
        assertThat(dialog(page)).containsText("Keep them now");
        keepRecoveryCodes(page);
        button(page, "Remove the authenticator app").click();
        inDialog(page, "Remove").click();
        assertThat(page.locator("body")).containsText("This is your last second factor");
        button(page, "Set up anew").click();
        look(page, "my-sign-in-app");
        field(page, "Code from your app").fill(next(read(page)));
        button(page, "Set up").click();
        assertThat(page.locator("body")).containsText("Your authenticator app is set up");
    }

    @Test
    @DisplayName(
            "Another admin resets the factor of somebody who has lost everything; that person comes back by a mailed link")
    void reset() {
        Page admin = open(american());
        in(admin, ADMIN);
        admin.navigate(trial.address() + "/people");
        button(admin, "Require it of viewers").click();
        assertThat(button(admin, "Don’t require it any more")).isVisible();
        Page viewer = open(american());
        in(viewer, VIEWER);
        admin.reload();
        button(admin, "Reset second factor: Marcus Reed").click();
        assertThat(admin.getByRole(AriaRole.ALERTDIALOG)).containsText("signed out everywhere");
        look(admin, "people-reset");
        inDialog(admin, "Reset second factor").click();
        assertThat(admin.locator("body")).containsText("The second factor of Marcus Reed is reset");
        assertThat(button(admin, "Reset second factor: Marcus Reed")).hasCount(0);

        viewer.reload();
        viewer.waitForURL("**/login*");
        withPassword(viewer, VIEWER);
        assertThat(titled(viewer, "First, a link by mail")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({
        "fr-FR, Adresse e-mail, Mot de passe, Se connecter, Protégez votre connexion, Code de votre application",
        "es-MX, Correo electrónico, Contraseña, Iniciar sesión, Proteja su inicio de sesión, Código de su aplicación"
    })
    @DisplayName("It speaks the language that the browser asks for")
    void languages(String locale, String email, String password, String signIn, String title, String code) {
        Page page = open(new Browser.NewContextOptions().setLocale(locale));
        page.navigate(trial.address() + "/login");
        field(page, email).fill(ADMIN);
        page.getByLabel(password, new Page.GetByLabelOptions().setExact(true)).fill(Trial.PASSWORD);
        button(page, signIn).click();
        assertThat(titled(page, title)).isVisible();
        assertThat(field(page, code)).isVisible();
        look(page, "factor-set-up-" + locale.substring(0, 2));
    }
}
