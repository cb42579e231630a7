package io.portwarden.people.ui;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import io.portwarden.AsksForFreshSignIn;
import io.portwarden.OldSignInTest;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.people.TestAuthenticator;
import io.portwarden.people.passkey.PasskeyChallenge;
import io.portwarden.people.passkey.PasskeyService;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.SignedInPerson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MySignInWithOldSignInTest extends OldSignInTest {

    private static final String ORIGIN = "http://localhost:8080";

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
    @DisplayName("PIN-9: removing a passkey asks for a fresh sign-in, and is done after it")
    void removesPasskey() {
        as(ada, () -> {
            PasskeyChallenge<PublicKeyCredentialCreationOptions> asked = passkeys.askForNew();
            passkeys.add(asked, "Blue key", new TestAuthenticator(ORIGIN).make(asked.json()));
            return asked;
        });
        come(ada, "my-sign-in");
        press("Remove passkey “Blue key”");
        asks(this::confirm, AuditKind.PASSKEY_REMOVED);
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
