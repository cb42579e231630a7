package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
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

/** Two people from their first click to the order that is to go through: one forgot nothing, one forgot everything. */
@ExtendWith(OutputCaptureExtension.class)
class JourneysBrowserTest extends BrowserTest {

    private static final String OTHER_PIN = "70518264";
    private static final String CHOSEN = "purple lanterns drift over the harbor";
    private static final Pattern LINK = Pattern.compile("/reset-password\\?token=[A-Za-z0-9_-]{43}");

    private Page page;

    /** Both begin with nothing done. */
    @BeforeEach
    void start() {
        Trial.asNew();
        page = open("/");
    }

    /** Who guesses is told so. */
    @Override
    boolean isExpected(String complaint) {
        return complaint.startsWith("Failed to load resource");
    }

    @Test
    @DisplayName(
            "Who forgot nothing: signs in, sets the PIN, adds a passkey, comes back by it, and sees the order pass")
    void forgotNothing(CapturedOutput output) {
        Authenticator.give(page);
        fillIn(page, ADMIN, Trial.PASSWORD);
        link(page, "Port orders").click();
        // The overview has a button of this name too.
        assertThat(titled("Port orders")).isVisible();
        button(page, "Set up and manage PIN").click();
        savePin(page, PIN);
        link(page, "My sign-in").click();
        button(page, "Add a passkey").click();
        button(page, "Mail me the link").click();
        page.navigate(trial.address() + new MailedLinks("/second-factor").next(output));
        page.waitForURL("**/my-sign-in");
        button(page, "Add a passkey").click();
        field(page, "Name").fill("Work laptop");
        button(page, "Create passkey").click();
        assertThat(page.getByText("You can sign in with passkey “Work laptop” from now on."))
                .isVisible();
        button(page, "Sign out").click();
        page.waitForURL("**/login*");

        button(page, "Sign in with a passkey").click();
        assertThat(titled("Overview")).isVisible();
        link(page, "Port orders").click();
        assertThat(trial.order("PON-3001", PIN, "+12025550130")).contains("pending");

        assertThat(page.locator("vaadin-grid")).containsText("PON-3001");
        assertThat(page.locator("vaadin-grid")).containsText("In review");
    }

    @Test
    @DisplayName(
            "PIN-8: who forgot password and PIN, has no passkey and finds the PIN locked, gets out of it without anybody’s help")
    void forgotEverything(CapturedOutput output) {
        fillIn(page, ADMIN, Trial.PASSWORD);
        link(page, "Port orders").click();
        // The overview has a button of this name too.
        assertThat(titled("Port orders")).isVisible();
        button(page, "Set up and manage PIN").click();
        savePin(page, PIN);
        page.context().clearCookies();
        trial.order("PON-3101", "11112222", "+12025550130");
        trial.order("PON-3102", "22221111", "+12025550130");
        assertThat(trial.order("PON-3103", PIN, "+12025550130")).contains("rejected");

        page.navigate(trial.address() + "/port-orders");
        fillIn(page, ADMIN, "what was it again");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("That didn’t work");
        button(page, "Forgot your password?").click();
        assertThat(titled("Forgot your password?")).isVisible();
        field(page, "E-mail").fill(ADMIN);
        button(page, "Mail me a link").click();
        assertThat(titled("Look into your mailbox")).isVisible();
        page.navigate(trial.address() + mailedLink(output));
        field(page, "New password").fill(CHOSEN);
        field(page, "Repeat new password").fill(CHOSEN);
        button(page, "Save").click();
        assertThat(titled("Your password is changed")).isVisible();
        link(page, "Sign in").click();
        fillIn(page, ADMIN, CHOSEN);
        link(page, "Port orders").click();

        assertThat(page.locator("main").first()).containsText("Your PIN is locked");
        link(page, "Unlock or change the PIN").click();
        savePin(page, OTHER_PIN);
        assertThat(page.locator("main").first()).not().containsText("Your PIN is locked");

        assertThat(trial.order("PON-3104", OTHER_PIN, "+12025550130")).contains("pending");
        assertThat(page.locator("vaadin-grid")).containsText("PON-3104");
    }

    @Test
    @DisplayName("Who clicks on while another page is still on its way comes where the link says, query and all")
    void hurries() {
        fillIn(page, ADMIN, Trial.PASSWORD);
        link(page, "Port orders").click();
        assertThat(titled("Port orders")).isVisible();
        Locator rejected = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rejected 0"));
        assertThat(rejected).isVisible();
        Chromium.rest(page);
        List<Route> held = new ArrayList<>();
        page.route("**/*v-r=uidl*", held::add);
        link(page, "Numbers").click();
        page.waitForCondition(() -> !held.isEmpty());
        rejected.click();
        page.unroute("**/*v-r=uidl*");
        held.forEach(Route::resume);
        page.waitForURL("**/port-orders?status=rejected");
        assertThat(titled("Port orders")).isVisible();
        assertThat(rejected).hasAttribute("aria-current", "true");
    }

    private Locator titled(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String mailedLink(CapturedOutput output) {
        return Awaitility.await()
                .atMost(Chromium.PATIENCE)
                .until(() -> LINK.matcher(output.getOut()), Matcher::find)
                .group();
    }
}
