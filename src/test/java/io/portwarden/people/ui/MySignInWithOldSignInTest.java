package io.portwarden.people.ui;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import io.portwarden.AsksForFreshSignIn;
import io.portwarden.OldSignInTest;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.people.CodeApp;
import io.portwarden.people.TestAuthenticator;
import io.portwarden.people.passkey.PasskeyChallenge;
import io.portwarden.people.passkey.PasskeyService;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.SecondFactor;
import io.portwarden.shared.SignedInPerson;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MySignInWithOldSignInTest extends OldSignInTest {

    private static final String ORIGIN = "http://localhost:8080";
    private static final Duration STEP = Duration.ofSeconds(30);

    @Autowired
    PasskeyService passkeys;

    SignedInPerson ada;

    @BeforeEach
    void makeWorld() {
        TestTenant tenant = world.usTenant();
        ada = tenant.admin();
        world.bringIn(ada);
    }

    private void comeWithAnotherSession() {
        world.superuser()
                .sql("""
                        insert into sessions (tenant_id, session_id, person_id, began_at, last_used_at, browser, source)
                        values (?, ?, ?, now(), now(), 'Firefox', '192.0.2.1')
                        """)
                .params(ada.tenant(), Identifiers.next(), ada.personId())
                .update();
        come(ada, "my-sign-in");
    }

    @Test
    @AsksForFreshSignIn("SessionsSection: SessionService.end")
    @DisplayName("PIN-9: ending a session asks for a fresh sign-in, and is done after it")
    void ends() {
        comeWithAnotherSession();
        asks(() -> click("End"), AuditKind.SESSIONS_ENDED);
    }

    @Test
    @AsksForFreshSignIn("SessionsSection: SessionService.endOthers")
    @DisplayName("PIN-9: ending all other sessions asks for a fresh sign-in, and is done after it")
    void endsOthers() {
        comeWithAnotherSession();
        asks(() -> click("End all others"), AuditKind.SESSIONS_ENDED);
    }

    @Test
    @AsksForFreshSignIn("PasskeysSection: PasskeyService.remove")
    @DisplayName("PIN-9: removing a passkey asks for a fresh sign-in by one, and is done after it")
    void removesPasskey() {
        TestAuthenticator authenticator = new TestAuthenticator(ORIGIN);
        as(ada, () -> {
            PasskeyChallenge<PublicKeyCredentialCreationOptions> asked = passkeys.askForNew();
            passkeys.add(asked, "Blue key", authenticator.make(asked.json()));
            return asked;
        });
        come(ada, "my-sign-in");
        proved(ada, old(), FactorGrantedAuthority.WEBAUTHN_AUTHORITY);
        press("Remove passkey “Blue key”");
        asks(this::confirm);
        // Of a session that has shown a passkey, the password alone is no fresh sign-in.
        assertThat(find(PasswordField.class).withCaption("Your password").exists())
                .isFalse();
        Button use = find(Button.class).withText("Use a passkey").single();
        answer(use, authenticator.sign(challenge()));
        assertThat(toast()).contains("Nobody can sign in with passkey “Blue key” any more.");
    }

    @Test
    @AsksForFreshSignIn({"AddPasskeyDialog: PasskeyService.askForNew", "AddPasskeyDialog: PasskeyService.add"})
    @DisplayName("PIN-9: a new passkey asks for a fresh sign-in when it is begun, and again when it has taken too long")
    void addsPasskey() {
        come(ada, "my-sign-in");
        asks(() -> click("Add a passkey"));
        assertThat(find(Button.class).withText("Create passkey").exists()).isFalse();
        prove();
        Button create = find(Button.class).withText("Create passkey").single();
        String answer = new TestAuthenticator(ORIGIN).make(challenge());
        proved(ada, old());
        asks(() -> answer(create, answer), AuditKind.PASSKEY_ADDED);
    }

    @Test
    @AsksForFreshSignIn({"SetUpCodesDialog: SecondFactors.begin", "SetUpCodesDialog: SecondFactors.finish"})
    @DisplayName(
            "PIN-9: setting an app up asks for a fresh sign-in when it is begun, and again when it has taken too long")
    void setsUpApp() {
        come(ada, "my-sign-in");
        asks(() -> click("Set up an app"));
        assertThat(find(TextArea.class).withCaption("Key for typing in").exists())
                .isFalse();
        prove();
        CodeApp app = read();
        proved(ada, old());
        asks(() -> save(app, Instant.now()), AuditKind.CODES_SET_UP);
        assertThat(screen()).contains("Keep them now");
    }

    private CodeApp read() {
        return new CodeApp(
                find(TextArea.class).withCaption("Key for typing in").single().getValue());
    }

    private void save(CodeApp app, Instant at) {
        fill("Code from your app", app.code(at));
        click("Set up");
    }

    /** Both factors were shown six minutes ago. */
    private CodeApp comeWithApp() {
        come(ada, "my-sign-in");
        proved(ada, Instant.now());
        click("Set up an app");
        CodeApp app = read();
        save(app, Instant.now().minus(STEP));
        click("I have kept them");
        proved(ada, old(), FactorGrantedAuthority.PASSWORD_AUTHORITY, SecondFactor.ONE_TIME_CODE);
        return app;
    }

    /** The code in the same step as the password. */
    private void asksForCode(CodeApp app, Runnable act, AuditKind done) {
        asks(act);
        click("Continue");
        assertThat(screen()).contains("Enter your password");
        fill("Code from your app", app.code(Instant.now()));
        asks(() -> {}, done);
    }

    @Test
    @AsksForFreshSignIn("CodesSection: SecondFactors.removeCodes")
    @DisplayName("PIN-9: removing the app asks for password and code, and is done after it")
    void removesApp() {
        CodeApp app = comeWithApp();
        press("Remove the authenticator app");
        asksForCode(app, this::confirm, AuditKind.CODES_REMOVED);
    }

    @Test
    @AsksForFreshSignIn("CodesSection: SecondFactors.renewRecoveryCodes")
    @DisplayName("PIN-9: new recovery codes ask for password and code, and are made after it")
    void renewsRecoveryCodes() {
        CodeApp app = comeWithApp();
        click("Make new ones");
        asksForCode(app, this::confirm, AuditKind.RECOVERY_CODES_RENEWED);
        assertThat(screen()).contains("Keep them now");
    }

    @Test
    @AsksForFreshSignIn("MailedLinkDialog: SecondFactors.mailLink")
    @DisplayName("PIN-9: the link that the first factor wants is mailed after a fresh sign-in")
    void mailsLink() {
        world.superuser()
                .sql("update accounts set first_signed_in_at = now() where person_id = ?")
                .param(ada.personId())
                .update();
        come(ada, "my-sign-in");
        proved(ada, Instant.now());
        click("Set up an app");
        assertThat(screen()).contains("So that nobody who only knows the password can get ahead of you");
        proved(ada, old());
        asks(() -> click("Mail me the link"), AuditKind.SECOND_FACTOR_LINK_REQUESTED);
    }

    /** What the browser is told. */
    private static String challenge() {
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .filter(invocation -> invocation.getInvocation().getExpression().contains("script.challenge(this"))
                .flatMap(invocation -> invocation.getInvocation().getParameters().stream())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void answer(Button create, String answer) {
        ObjectNode data = JsonMapper.shared().createObjectNode().put("event.detail", answer);
        create.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(create.getElement(), "passkey-answer", data));
    }
}
