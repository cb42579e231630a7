package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import io.portwarden.people.factor.SecondFactors;
import io.portwarden.people.passkey.PasskeyService;
import io.portwarden.people.ui.PasskeyButton;
import io.portwarden.people.ui.PasskeysSection;
import io.portwarden.shared.FreshSignInPrompt;
import jakarta.annotation.security.PermitAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** With Chromium's own virtual authenticator; the address is the one that the portal has when none is configured. */
@ExtendWith(OutputCaptureExtension.class)
class PasskeysBrowserTest extends BrowserTest {

    private final MailedLinks links = new MailedLinks("/second-factor");
    private Page page;
    private boolean refused;

    @BeforeEach
    void giveAuthenticator() {
        page = open(american());
        Authenticator.give(page);
        refused = false;
    }

    /** Only of what is refused in the end, on purpose. */
    @Override
    boolean isExpected(String complaint) {
        return refused && complaint.startsWith("Failed to load resource");
    }

    private void signInWithPassword(String person) {
        comeIn(page, person);
        page.waitForURL("**/");
    }

    private void signOut() {
        page.context().clearCookies();
        page.navigate(trial.address() + "/login");
    }

    /** The first factor of an account that was signed in to before wants a mailed link as well. */
    private void addFirstPasskey(String name, CapturedOutput output) {
        button(page, "Add a passkey").click();
        button(page, "Mail me the link").click();
        page.navigate(trial.address() + links.next(output));
        page.waitForURL("**/my-sign-in");
        page.navigate(trial.address() + "/passkeys-under-test");
        addPasskey(name);
    }

    private void addPasskey(String name) {
        button(page, "Add a passkey").click();
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Name"))
                .fill(name);
        button(page, "Create passkey").click();
        assertThat(page.getByText("You can sign in with passkey “" + name + "” from now on."))
                .isVisible();
    }

    @Test
    @DisplayName("A passkey is made, signs its holder in, is renamed and removed, and then is refused")
    void fromBeginningToEnd(CapturedOutput output) {
        signInWithPassword(ADMIN);
        page.navigate(trial.address() + "/passkeys-under-test");
        assertThat(page.getByText("You don’t have a passkey yet.")).isVisible();
        addFirstPasskey("Work laptop", output);
        assertThat(page.getByRole(AriaRole.LISTITEM)).containsText("Work laptop");
        assertThat(page.getByRole(AriaRole.LISTITEM)).containsText("Not used yet");

        signOut();
        button(page, "Sign in with a passkey").click();
        page.waitForURL(url -> !url.contains("login"));
        page.navigate(trial.address() + "/passkeys-under-test");
        assertThat(page.getByRole(AriaRole.LISTITEM)).containsText("Last used on");

        button(page, "Rename passkey “Work laptop”").click();
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Name"))
                .fill("Blue laptop");
        button(page, "Save").click();
        assertThat(page.getByRole(AriaRole.LISTITEM)).containsText("Blue laptop");

        button(page, "Remove passkey “Blue laptop”").click();
        button(page, "Remove").click();
        assertThat(page.getByText("You don’t have a passkey yet.")).isVisible();
        assertThat(complaints()).isEmpty();

        refused = true;
        signOut();
        button(page, "Sign in with a passkey").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("This passkey isn’t accepted.");
        assertThat(page).hasURL(trial.address() + "/login");
    }

    @Test
    @DisplayName("Somebody signed in proves it once more by passkey, and by no other than their own")
    void again(CapturedOutput output) {
        signInWithPassword(VIEWER);
        page.navigate(trial.address() + "/passkeys-under-test");
        assertThat(button(page, "Use a passkey")).isHidden();
        addFirstPasskey("Work laptop", output);
        page.reload();

        button(page, "Use a passkey").click();
        assertThat(page.getByText("It is you.")).isVisible();
        assertThat(complaints()).isEmpty();
    }

    @Test
    @DisplayName("Whoever has no passkey here, or says no, is told so and can go on")
    void none() {
        page.navigate(trial.address() + "/login");
        button(page, "Sign in with a passkey").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("No passkey was used.");
        signInWithPassword(FABRIKAM);
    }

    /** As my-sign-in shows it, and the dialog that asks for a fresh sign-in. */
    @Route(value = "passkeys-under-test", autoLayout = false)
    @PermitAll
    static class PasskeysView extends Main {
        PasskeysView(PasskeyService passkeys, SecondFactors factors) {
            FreshSignInPrompt fresh = Runnable::run;
            Span proved = new Span();
            add(
                    new PasskeysSection(passkeys, factors, fresh, () -> {}),
                    new PasskeyButton(passkeys, () -> proved.setText("It is you.")),
                    proved);
        }
    }
}
