package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.portwarden.people.TestIdentityProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Signing in by an OpenID provider in a real browser, at first and once more. */
class SingleSignOnBrowserTest extends BrowserTest {

    private final TestIdentityProvider provider = new TestIdentityProvider();
    private Page page;

    @Override
    Trial begin(Path data) {
        return new Trial(
                data,
                provider.properties().entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }

    @AfterAll
    void stopProvider() {
        provider.close();
    }

    @BeforeEach
    void openLogin() {
        page = open("/login");
        provider.reset();
    }

    private void signIn() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with Acme ID"))
                .click();
    }

    @Test
    @DisplayName("PIN-9: whoever came by an OpenID provider proves it there once more, and what was typed is kept")
    void again() {
        provider.vouchingFor(ADMIN)
                .saying("auth_time", Instant.now().minus(Duration.ofHours(1)).getEpochSecond());
        signIn();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Port orders"))
                .click();
        // The overview has a button of this name too.
        assertThat(heading(page)).containsText("Port orders");
        button(page, "Set up and manage PIN").click();
        field(page, "PIN").fill(PIN);
        field(page, "Repeat PIN").fill(PIN);
        button(page, "Save").click();
        provider.saying("auth_time", Instant.now().getEpochSecond());

        Page window =
                page.waitForPopup(() -> button(page, "Confirm with Acme ID").click());

        assertThat(dialog(page)).hasCount(0);
        assertThat(page.locator("body")).containsText("PIN set on");
        assertThat(provider.lastAsked()).containsEntry("prompt", "login");
        page.waitForCondition(window::isClosed);
    }

    @Test
    @DisplayName(
            "PIN-9: what goes wrong at the provider is told in the panel that asked, beside the ways that remain, and the window closes")
    void refusedAgain() {
        provider.vouchingFor(ADMIN)
                .saying("auth_time", Instant.now().minus(Duration.ofHours(1)).getEpochSecond());
        signIn();
        link(page, "Port orders").click();
        assertThat(heading(page)).containsText("Port orders");
        button(page, "Set up and manage PIN").click();
        field(page, "PIN").fill(PIN);
        field(page, "Repeat PIN").fill(PIN);
        button(page, "Save").click();

        provider.refusing("access_denied");
        told("Acme ID did not let you confirm");
        provider.reset().vouchingFor(ADMIN).saying("auth_time", 0);
        told("Acme ID doesn’t say that you have just signed in there");
        accessible(page);
        picture(page, "confirm-refused");

        provider.saying("auth_time", Instant.now().getEpochSecond()).refusingAge();
        page.waitForPopup(() -> button(page, "Confirm with Acme ID").click());
        assertThat(dialog(page)).hasCount(0);
        assertThat(page.locator("body")).containsText("PIN set on");
    }

    private void told(String words) {
        Page window =
                page.waitForPopup(() -> button(page, "Confirm with Acme ID").click());
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(words);
        page.waitForCondition(window::isClosed);
        assertThat(field(page, "Your password")).isVisible();
    }

    @Test
    @DisplayName("Whom nobody here knows is told so, and what to do, and can come as somebody else")
    void unknown() {
        provider.vouchingFor("nobody@contoso.example");
        signIn();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nobody here has your address");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ask an administrator");

        provider.vouchingFor(FABRIKAM);
        signIn();
        assertThat(heading(page)).containsText("Overview");
        assertThat(provider.lastAsked()).containsEntry("prompt", "login");
    }
}
