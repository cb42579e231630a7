package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import io.portwarden.audit.AuditKind;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Does on the screens what asks for a fresh sign-in, as somebody whose sign-in is six minutes old (PIN-9). */
public abstract class OldSignInTest extends ViewTest {

    private static final Duration AGE = Duration.ofMinutes(6);
    private static final String ASKED = "You signed in a while ago.";
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    PasswordEncoder passwords;

    private final List<UUID> tenants = new ArrayList<>(List.of(TenantId.PROVIDER.value()));

    /** With a password that fits, six minutes ago; they stand among the people already. */
    protected void come(SignedInPerson person, String address) {
        tenants.add(person.tenant());
        world.superuser()
                .sql("update accounts set password_hash = ? where person_id = ?")
                .params(passwords.encode(PASSWORD), person.personId())
                .update();
        signIn(person, old());
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(((WrappedHttpSession) VaadinSession.getCurrent().getSession()).getHttpSession());
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        open(address);
    }

    protected static Instant old() {
        return Instant.now().minus(AGE);
    }

    /** The act enters the trail of that tenant, if not that of whoever is there. */
    protected void watch(TenantId tenant) {
        tenants.add(tenant.value());
    }

    @AfterEach
    void endRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    /**
     * The prompt comes and nothing is done; once the password was typed, it is done.
     *
     * @param done what stands in the trail then
     */
    protected void asks(Runnable act, AuditKind done) {
        List<String> before = trail();
        asks(act);
        assertThat(trail()).as("nothing was done yet").isEqualTo(before);
        prove();
        // Not at once: an import goes on by itself.
        eventually(() -> added(before).contains(done.code()));
    }

    protected void asks(Runnable act) {
        act.run();
        assertThat(screen()).contains(ASKED);
    }

    protected void prove() {
        test(find(PasswordField.class).withCaption("Your password").single()).setValue(PASSWORD);
        click("Continue");
        assertThat(screen()).doesNotContain(ASKED);
    }

    private List<String> added(List<String> before) {
        List<String> added = new ArrayList<>(trail());
        before.forEach(added::remove);
        return added;
    }

    private List<String> trail() {
        return world.superuser()
                .sql("select kind from audit_entries where tenant_id in (:tenants) order by tenant_id, position")
                .param("tenants", tenants)
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** Clicks the button of that name, which says of whom or what it is. */
    protected void press(String name) {
        test(find(Button.class)
                        .withCondition(button ->
                                button.getAriaLabel().filter(name::equals).isPresent())
                        .single())
                .click();
    }

    /** Clicks the last button of that text: the one in the dialog that has opened. */
    protected void clickLast(String text) {
        test(find(Button.class).withText(text).all().getLast()).click();
    }

    protected void confirm() {
        test(find(ConfirmDialog.class).single()).confirm();
    }

    protected void fill(String label, String value) {
        test(find(TextField.class).withCaption(label).single()).setValue(value);
    }
}
