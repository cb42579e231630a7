package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.portwarden.people.TestIdentityProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Signing in by an OpenID provider in a real browser, at first and once more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleSignOnBrowserTest {

    private static final String PIN = "48392017";

    private final TestIdentityProvider provider = new TestIdentityProvider();
    private final List<String> complaints = new ArrayList<>();
    private Trial trial;
    private Chromium chromium;
    private Page page;

    @BeforeAll
    void start(@TempDir Path data) {
        trial = new Trial(
                data,
                provider.properties().entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
        trial.close();
        provider.close();
    }

    @BeforeEach
    void open() {
        BrowserContext context = chromium.open(new Browser.NewContextOptions().setLocale("en-US"));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page = context.newPage();
        page.navigate(trial.address() + "/login");
        provider.reset();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator field(String name) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private void signIn() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with Acme ID"))
                .click();
    }

    @Test
    @DisplayName("PIN-9: whoever came by an OpenID provider proves it there once more, and what was typed is kept")
    void again() {
        provider.vouchingFor("admin@contoso.example")
                .saying("auth_time", Instant.now().minus(Duration.ofHours(1)).getEpochSecond());
        signIn();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Port orders"))
                .click();
        // The overview has a button of this name too.
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Port orders");
        button("Set up and manage PIN").click();
        field("PIN").fill(PIN);
        field("Repeat PIN").fill(PIN);
        button("Save").click();
        provider.saying("auth_time", Instant.now().getEpochSecond());

        Page window = page.waitForPopup(() -> button("Confirm with Acme ID").click());

        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(page.locator("body")).containsText("PIN set on");
        assertThat(provider.lastAsked()).containsEntry("prompt", "login");
        page.waitForCondition(window::isClosed);
        assertThat(complaints).isEmpty();
    }

    @Test
    @DisplayName("Whom nobody here knows is told so, and what to do, and can come as somebody else")
    void unknown() {
        provider.vouchingFor("nobody@contoso.example");
        signIn();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nobody here has your address");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ask an administrator");

        provider.vouchingFor("admin@fabrikam.example");
        signIn();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Overview");
        assertThat(provider.lastAsked()).containsEntry("prompt", "login");
        assertThat(complaints).isEmpty();
    }
}
