package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Two people from their first click to the order that is to go through: one forgot nothing, one forgot everything. */
@ExtendWith(OutputCaptureExtension.class)
class JourneysBrowserTest {

    private static final String ADMIN = "admin@contoso.example";
    private static final String PIN = "48392017";
    private static final String OTHER_PIN = "70518264";
    private static final String CHOSEN = "purple lanterns drift over the harbor";
    private static final Pattern LINK = Pattern.compile("/reset-password\\?token=[A-Za-z0-9_-]{43}");

    private static Chromium chromium;

    private Trial trial;
    private Page page;

    @BeforeAll
    static void startChromium() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stopChromium() {
        chromium.close();
    }

    @AfterEach
    void stop() {
        page.context().close();
        trial.close();
    }

    private void start(Path data, String... settings) {
        trial = new Trial(data, settings);
        page = chromium.open(new Browser.NewContextOptions()
                        .setBaseURL(trial.address())
                        .setLocale("en-US"))
                .newPage();
        page.navigate("/");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator field(String name) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void signIn(String password) {
        page.getByLabel("E-mail").fill(ADMIN);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button("Sign in").click();
    }

    private void savePin(String pin) {
        field("PIN").fill(pin);
        field("Repeat PIN").fill(pin);
        button("Save").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    /** A browser that has a fingerprint reader, which always says yes. */
    private void giveAuthenticator() {
        CDPSession devTools = page.context().newCDPSession(page);
        devTools.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        devTools.send("WebAuthn.addVirtualAuthenticator", parameters);
    }

    @Test
    @DisplayName(
            "Who forgot nothing: signs in, sets the PIN, adds a passkey, comes back by it, and sees the order pass")
    void forgotNothing(@TempDir Path data) {
        start(data);
        giveAuthenticator();
        signIn(Trial.PASSWORD);
        link("Port orders").click();
        // The overview has a button of this name too.
        assertThat(heading("Port orders")).isVisible();
        button("Set up and manage PIN").click();
        savePin(PIN);
        link("My sign-in").click();
        button("Add a passkey").click();
        field("Name").fill("Work laptop");
        button("Create passkey").click();
        assertThat(page.getByText("You can sign in with passkey “Work laptop” from now on."))
                .isVisible();
        button("Sign out").click();
        page.waitForURL("**/login*");

        button("Sign in with a passkey").click();
        assertThat(heading("Overview")).isVisible();
        link("Port orders").click();
        assertThat(trial.order("PON-3001", PIN, "+12025550130")).contains("pending");

        assertThat(page.locator("vaadin-grid")).containsText("PON-3001");
        assertThat(page.locator("vaadin-grid")).containsText("In review");
    }

    @Test
    @DisplayName(
            "PIN-8: who forgot password and PIN, has no passkey and finds the PIN locked, gets out of it without anybody’s help")
    void forgotEverything(@TempDir Path data, CapturedOutput output) {
        start(data, "--portwarden.pin.limits.per-tenant-in-a-row=2");
        signIn(Trial.PASSWORD);
        link("Port orders").click();
        // The overview has a button of this name too.
        assertThat(heading("Port orders")).isVisible();
        button("Set up and manage PIN").click();
        savePin(PIN);
        page.context().clearCookies();
        trial.order("PON-3101", "11112222", "+12025550130");
        trial.order("PON-3102", "22221111", "+12025550130");
        assertThat(trial.order("PON-3103", PIN, "+12025550130")).contains("rejected");

        page.navigate("/port-orders");
        signIn("what was it again");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("That didn’t work");
        button("Forgot your password?").click();
        assertThat(heading("Forgot your password?")).isVisible();
        field("E-mail").fill(ADMIN);
        button("Mail me a link").click();
        assertThat(heading("Look into your mailbox")).isVisible();
        page.navigate(mailedLink(output));
        field("New password").fill(CHOSEN);
        field("Repeat new password").fill(CHOSEN);
        button("Save").click();
        assertThat(heading("Your password is changed")).isVisible();
        link("Sign in").click();
        signIn(CHOSEN);
        link("Port orders").click();

        assertThat(page.locator("main").first()).containsText("Your PIN is locked");
        link("Unlock or change the PIN").click();
        savePin(OTHER_PIN);
        assertThat(page.locator("main").first()).not().containsText("Your PIN is locked");

        assertThat(trial.order("PON-3104", OTHER_PIN, "+12025550130")).contains("pending");
        assertThat(page.locator("vaadin-grid")).containsText("PON-3104");
    }

    private static String mailedLink(CapturedOutput output) {
        return Awaitility.await()
                .atMost(Chromium.PATIENCE)
                .until(() -> LINK.matcher(output.getOut()), Matcher::find)
                .group();
    }
}
