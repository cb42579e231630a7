package io.portwarden.people.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.portwarden.people.password.PasswordReset;
import io.portwarden.people.ui.form.EntryPage;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.Support;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Where whoever forgot the password asks for a link; says the same whether there is such a person or not. */
@Route(value = "forgot-password", autoLayout = false)
@AnonymousAllowed
public class ForgotPasswordView extends EntryPage {

    /** The longest that an address can be (RFC 5321), and then some: what is too long is nobody's. */
    private static final int LONGEST_INPUT = 300;

    private final transient PasswordReset reset;
    private final EmailField email = new EmailField(getTranslation("login.email"));
    private final Div problem = new Div();

    public ForgotPasswordView(PasswordReset reset, Support support) {
        super("forgotten.title", support);
        this.reset = reset;
        email.setAutocomplete(Autocomplete.USERNAME);
        email.setManualValidation(true);
        email.setMaxLength(LONGEST_INPUT);
        email.setRequiredIndicatorVisible(true);
        email.setAutofocus(true);
        email.setWidthFull();
        Button send = new Button(getTranslation("forgotten.send"), click -> send());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClickShortcut(Key.ENTER).listenOn(email);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send.setEnabled(true));
        Div form = new Div(
                new H1(getTranslation("forgotten.title")),
                new Paragraph(getTranslation("forgotten.purpose")),
                problem,
                email,
                send,
                toSignIn());
        form.addClassName("pw-form");
        show(form);
    }

    private void send() {
        problem.removeAll();
        email.setInvalid(email.getValue().isBlank());
        if (email.isInvalid()) {
            email.setErrorMessage(getTranslation("login.email.required"));
            email.focus();
            return;
        }
        try {
            reset.request(email.getValue());
        } catch (UnavailableException | DataAccessException | TransactionException e) {
            problem.add(new Notice(
                            Notice.Kind.WARNING,
                            getTranslation("forgotten.unavailable.title"),
                            getTranslation("forgotten.unavailable"))
                    .asAlert());
            return;
        }
        Div sent = new Div(
                new H1(getTranslation("forgotten.sent.title")),
                new Paragraph(
                        getTranslation("forgotten.sent", reset.linkWorksFor().toMinutes())),
                new Paragraph(getTranslation("forgotten.nothing")),
                toSignIn());
        sent.addClassName("pw-form");
        sent.getElement().setAttribute("role", "status");
        show(sent);
    }

    private Anchor toSignIn() {
        return new Anchor("login", getTranslation("forgotten.back"));
    }
}
