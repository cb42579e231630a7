package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import io.portwarden.TestWorld;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.people.Person;
import io.portwarden.people.passkey.PasskeyService;
import io.portwarden.people.ui.PasskeyButton;
import io.portwarden.people.ui.PasskeysSection;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With Chromium's own virtual authenticator; the address is the one that the portal has when none is configured. */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@Import(TestWorld.class)
class PasskeysBrowserTest {

    private static final String PASSWORD = "correct horse battery";
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    PeopleService people;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    SignedInPerson ada;
    Page page;
    CDPSession devTools;
    List<String> complaints = new CopyOnWriteArrayList<>();

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry registry) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            registry.add("server.port", () -> port);
        }
    }

    @BeforeAll
    static void startChromium() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stopChromium() {
        chromium.close();
    }

    @BeforeEach
    void makeWorld() {
        ada = world.usTenant().admin();
        transactions.doStating(
                Scope.tenant(ada.tenantId()),
                () -> people.add(
                        new Person(
                                ada.tenantId(),
                                ada.personId(),
                                new EmailAddress(ada.email()),
                                "Ada",
                                Role.TENANT_ADMIN,
                                Locale.ENGLISH),
                        PASSWORD));
        page = chromium.open(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setLocale("en-US"))
                .newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        devTools = page.context().newCDPSession(page);
        devTools.send("WebAuthn.enable");
        addAuthenticator();
    }

    private void addAuthenticator() {
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

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void signInWithPassword() {
        page.navigate("/login");
        page.getByLabel("E-mail").fill(ada.email());
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        button("Sign in").click();
        page.waitForURL("**/");
    }

    private void signOut() {
        page.context().clearCookies();
        page.navigate("/login");
    }

    private void addPasskey(String name) {
        button("Add a passkey").click();
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Name"))
                .fill(name);
        button("Create passkey").click();
        assertThat(page.getByText("You can sign in with passkey “" + name + "” from now on."))
                .isVisible();
    }

    @Test
    @DisplayName("A passkey is made, signs its holder in, is renamed and removed, and then is refused")
    void fromBeginningToEnd() {
        signInWithPassword();
        page.navigate("/passkeys-under-test");
        assertThat(page.getByText("You don’t have a passkey yet.")).isVisible();
        addPasskey("Work laptop");
        assertThat(page.getByRole(AriaRole.LISTITEM)).containsText("Work laptop");
        assertThat(page.getByRole(AriaRole.LISTITEM)).containsText("Not used yet");

        signOut();
        button("Sign in with a passkey").click();
        page.waitForURL(url -> !url.contains("login"));
        page.navigate("/passkeys-under-test");
        assertThat(page.getByRole(AriaRole.LISTITEM)).containsText("Last used on");

        button("Rename passkey “Work laptop”").click();
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Name"))
                .fill("Blue laptop");
        button("Save").click();
        assertThat(page.getByRole(AriaRole.LISTITEM)).containsText("Blue laptop");

        button("Remove passkey “Blue laptop”").click();
        button("Remove").click();
        assertThat(page.getByText("You don’t have a passkey yet.")).isVisible();
        assertThat(complaints).isEmpty();

        signOut();
        button("Sign in with a passkey").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("This passkey isn’t accepted.");
        assertThat(page).hasURL("http://localhost:" + port + "/login");
    }

    @Test
    @DisplayName("Somebody signed in proves it once more by passkey, and by no other than their own")
    void again() {
        signInWithPassword();
        page.navigate("/passkeys-under-test");
        assertThat(button("Use a passkey")).isHidden();
        addPasskey("Work laptop");
        page.reload();

        button("Use a passkey").click();
        assertThat(page.getByText("It is you.")).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    @DisplayName("Whoever has no passkey here, or says no, is told so and can go on")
    void none() {
        page.navigate("/login");
        button("Sign in with a passkey").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("No passkey was used.");
        signInWithPassword();
    }

    /** As my-sign-in shows it, and the dialog that asks for a fresh sign-in. */
    @Route(value = "passkeys-under-test", autoLayout = false)
    @PermitAll
    static class PasskeysView extends Main {
        PasskeysView(PasskeyService passkeys) {
            FreshSignInPrompt fresh = Runnable::run;
            Span proved = new Span();
            add(
                    new PasskeysSection(passkeys, fresh),
                    new PasskeyButton(passkeys, () -> proved.setText("It is you.")),
                    proved);
        }
    }
}
