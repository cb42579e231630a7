package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in by a real Keycloak, with the realm that is delivered; {@code docker/keycloak/try} fetches and runs it. */
@EnabledIfSystemProperty(
        named = "portwarden.test.keycloak",
        matches = ".+",
        disabledReason = "needs a Keycloak: docker/keycloak/try fetches one and runs this")
class KeycloakBrowserTest extends BrowserTest {

    private static final String PASSWORD = "somewhere over the hills";
    /** How long a sign-in counts as fresh unless a provider sets another time. */
    private static final Duration FRESH_FOR = Duration.ofMinutes(5);

    private Keycloak keycloak;
    private Page page;

    @Override
    Trial begin(Path data) {
        keycloak = new Keycloak(
                Path.of(System.getProperty("portwarden.test.keycloak")).toAbsolutePath());
        Trial own = new Trial(data, keycloak.settings());
        keycloak.start(own.address());
        return own;
    }

    @AfterAll
    void stopKeycloak() {
        keycloak.close();
    }

    @Override
    boolean isExpectedHost(String host) {
        return host.equals("127.0.0.1");
    }

    /** What one of them adds or decides hinders the others. */
    @BeforeEach
    void openLogin() {
        JdbcClient.create(trial.superuser()).sql("delete from own_providers").update();
        page = open("/login");
    }

    /** What Keycloak's own pages say and ask for is not judged here. */
    @Override
    boolean isExpected(String complaint) {
        return true;
    }

    private Locator titled(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator alert() {
        return page.getByRole(AriaRole.ALERT);
    }

    private void toKeycloak() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with Keycloak"))
                .click();
    }

    private void signIn(String email) {
        toKeycloak();
        prove(page, email);
    }

    private static void prove(Page keycloak, String email) {
        keycloak.getByLabel("Email").fill(email);
        prove(keycloak);
    }

    /** Types the password at Keycloak. */
    private static void prove(Page keycloak) {
        keycloak.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Password"))
                .fill(PASSWORD);
        keycloak.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign In"))
                .click();
    }

    /** Keycloak holds the one whom it knows to be there; this lets somebody else sign in. */
    private static void restart(Page keycloak) {
        keycloak.getByLabel("Restart login").click();
    }

    private void openOrders() {
        assertThat(titled("Overview")).isVisible();
        page.navigate(trial.address() + "/port-orders");
        assertThat(titled("Port orders")).isVisible();
    }

    @Test
    @DisplayName(
            "PIN-9: an admin sets the PIN once Keycloak has asked for the password again, and nobody else's counts")
    void admin() {
        keycloak.add("admin@contoso.example", PASSWORD, true, "tenant-admin");
        keycloak.add("admin@fabrikam.example", PASSWORD, true, "tenant-admin");
        signIn("admin@contoso.example");
        openOrders();
        button(page, "Set up and manage PIN").click();
        field(page, "PIN").fill(PIN);
        field(page, "Repeat PIN").fill(PIN);
        trial.clock().outdate(FRESH_FOR);
        // Keycloak tells when somebody proved it to the second.
        Instant outdated = Instant.now();
        Awaitility.await().until(() -> Instant.now().getEpochSecond() > outdated.getEpochSecond());
        button(page, "Save").click();

        Page somebodyElse =
                page.waitForPopup(() -> button(page, "Confirm with Keycloak").click());
        assertThat(somebodyElse.locator("body")).containsText("re-authenticate");
        restart(somebodyElse);
        prove(somebodyElse, "admin@fabrikam.example");
        assertThat(somebodyElse.getByRole(AriaRole.ALERT)).containsText("Somebody else is signed in");
        somebodyElse.close();
        assertThat(dialog(page).first()).containsText("PIN");

        Page window =
                page.waitForPopup(() -> button(page, "Confirm with Keycloak").click());
        restart(window);
        prove(window, "admin@contoso.example");

        assertThat(dialog(page)).hasCount(0);
        assertThat(page.locator("body")).containsText("PIN set on");
        page.waitForCondition(window::isClosed);
    }

    /** It ends where Keycloak says so. */
    private void signOutOfBoth() {
        button(page, "Sign out").click();
        page.waitForURL("**/protocol/openid-connect/logout*");
    }

    @Test
    @DisplayName("SIG-17: signing out ends the session here and Keycloak’s")
    void signOut() {
        keycloak.add("admin@fabrikam.example", PASSWORD, true, "tenant-admin");
        signIn("admin@fabrikam.example");
        assertThat(titled("Overview")).isVisible();
        signOutOfBoth();
        page.navigate(trial.address() + "/port-orders");
        page.waitForURL("**/login*");

        toKeycloak();
        prove(page, "admin@fabrikam.example");

        assertThat(titled("Port orders")).isVisible();
    }

    @Test
    @DisplayName("Whom nobody here knows is told so, whatever roles Keycloak gives them, and can come as somebody else")
    void unknown() {
        keycloak.add("nobody@contoso.example", PASSWORD, true, "tenant-admin", "operator");
        signIn("nobody@contoso.example");

        assertThat(alert()).containsText("Nobody here has your address");
        assertThat(alert()).containsText("Ask an administrator");

        keycloak.add("admin@fabrikam.example", PASSWORD, true, "tenant-admin");
        toKeycloak();
        restart(page);
        prove(page, "admin@fabrikam.example");
        assertThat(titled("Overview")).isVisible();
    }

    @Test
    @DisplayName("An address that Keycloak has not verified is not let in by Keycloak, and not here if Keycloak did")
    void unverified() {
        keycloak.add("admin@fabrikam.example", PASSWORD, false, "tenant-admin");
        signIn("admin@fabrikam.example");
        assertThat(page.locator("body")).containsText("Failed to send email");
        keycloak.verifyAddresses(false);
        keycloak.add("admin@fabrikam.example", PASSWORD, false, "tenant-admin");
        page.navigate(trial.address() + "/login");

        signIn("admin@fabrikam.example");

        assertThat(alert()).containsText("your e-mail address isn’t verified there");
        keycloak.verifyAddresses(true);
    }

    @Test
    @DisplayName(
            "The role that Keycloak tells counts from the next sign-in on, and operator is none for a tenant's people")
    void roles() {
        String viewer = keycloak.add("viewer@contoso.example", PASSWORD, true, "operator");
        signIn("viewer@contoso.example");
        assertThat(alert()).containsText("You have no role here");

        keycloak.give(viewer, "tenant-viewer");
        toKeycloak();
        prove(page);
        openOrders();
        assertThat(button(page, "Set up and manage PIN")).hasCount(0);
        signOutOfBoth();
        page.navigate(trial.address() + "/login");

        keycloak.give(viewer, "tenant-admin");
        toKeycloak();
        prove(page, "viewer@contoso.example");
        openOrders();
        assertThat(button(page, "Set up and manage PIN")).isVisible();
    }

    @Test
    @DisplayName("Whom the provider made an operator stays out unless Keycloak says so too")
    void operator() {
        String operator = keycloak.add("operator@portwarden.example", PASSWORD, true, "tenant-admin");
        signIn("operator@portwarden.example");
        assertThat(alert()).containsText("You have no role here");

        keycloak.give(operator, "operator");
        toKeycloak();
        prove(page);

        assertThat(titled("Orders")).isVisible();
    }

    private String shown(String path) {
        Matcher address = Pattern.compile("http://\\S+" + path + "own-[0-9a-f]+")
                .matcher(page.locator("main").innerText());
        if (!address.find()) {
            throw new IllegalStateException("There is no address with " + path);
        }
        return address.group();
    }

    @Test
    @DisplayName(
            "SIG-13, SIG-14, SIG-17: as an organization’s own, Keycloak is added, tried and required, and ends sessions")
    void own() {
        String admin = keycloak.add("admin@contoso.example", PASSWORD, true);
        JdbcClient.create(trial.superuser())
                .sql("insert into proven_domains (tenant_id, domain, token, claimed_at, proof, proven_at)"
                        + " values (?, 'contoso.example', repeat('A', 43), now(), 'word', now())")
                .param(trial.contoso().value())
                .update();
        fillIn(page, ADMIN, Trial.PASSWORD);
        assertThat(titled("Overview")).isVisible();
        page.navigate(trial.address() + "/single-sign-on");
        button(page, "Add provider").click();
        field(page, "Issuer").fill(keycloak.issuer());
        field(page, "Client ID").fill("portwarden");
        field(page, "Client secret").fill(keycloak.secret());
        button(page, "Save").click();
        assertThat(page.locator("main")).containsText("Nobody has come in by it yet");
        keycloak.knows(shown("/login/oauth2/code/"), shown("/logout/connect/back-channel/"));

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Try it"))
                .click();
        prove(page, "admin@contoso.example");
        assertThat(titled("Overview")).isVisible();
        page.navigate(trial.address() + "/single-sign-on");
        button(page, "Require it").click();
        page.getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Require it"))
                .click();
        assertThat(page.locator(".pw-session")).containsText("ended from elsewhere");
        page.navigate(trial.address() + "/login");
        fillIn(page, ADMIN, Trial.PASSWORD);
        assertThat(alert()).containsText("its own provider only");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with your organization"))
                .click();
        page.waitForURL("**/organization-sign-in");
        assertThat(button(page, "Continue")).isVisible();
        field(page, "E-mail").fill("admin@contoso.example");
        button(page, "Continue").click();
        // Keycloak knows who is there already.
        assertThat(titled("Overview")).isVisible();

        keycloak.signOut(admin);
        assertThat(page.locator(".pw-session")).containsText("ended from elsewhere");
    }
}
