package io.portwarden.people.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.portwarden.people.MailedLinkFilter;
import io.portwarden.people.MailedToken;
import io.portwarden.people.password.InvalidPasswordException;
import io.portwarden.people.password.InvalidResetLinkException;
import io.portwarden.people.password.PasswordAdvice;
import io.portwarden.people.password.PasswordReset;
import io.portwarden.people.password.PasswordStrength;
import io.portwarden.people.ui.form.EntryPage;
import io.portwarden.shared.ui.Support;
import java.util.Optional;

/** Where whoever came by a mailed link chooses another password. The link is used up when it is saved, not before. */
@Route(value = "reset-password", autoLayout = false)
@AnonymousAllowed
public class ResetPasswordView extends EntryPage {

    private final transient PasswordReset reset;

    public ResetPasswordView(PasswordReset reset, Support support) {
        super("reset.title", support);
        this.reset = reset;
        MailedLinkFilter.token(MailedToken.Kind.RESET).filter(reset::works).ifPresentOrElse(this::ask, this::refuse);
    }

    private void ask(MailedToken token) {
        NewPassword password = new NewPassword(typed -> advise(token, typed));
        Button save = new Button(
                getTranslation("password.save"),
                click -> password.chosen().ifPresent(chosen -> save(token, chosen, password)));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER).listenOn(password);
        Div form = new Div(new H1(getTranslation("reset.title")), password, save);
        form.addClassName("pw-form");
        show(form);
    }

    private PasswordAdvice advise(MailedToken token, String typed) {
        try {
            return reset.advise(token, typed);
        } catch (InvalidResetLinkException late) {
            refuse();
            return new PasswordAdvice(Optional.empty(), PasswordStrength.WEAK);
        }
    }

    private void save(MailedToken token, String chosen, NewPassword password) {
        try {
            reset.complete(token, chosen);
        } catch (InvalidPasswordException invalid) {
            password.refuse(invalid.problem());
            return;
        } catch (InvalidResetLinkException late) {
            refuse();
            return;
        }
        MailedLinkFilter.forget(MailedToken.Kind.RESET);
        say("reset.done.title", "reset.done", new Anchor("login", getTranslation("reset.sign-in")));
    }

    private void refuse() {
        say("reset.invalid.title", "reset.invalid", new Anchor("forgot-password", getTranslation("reset.again")));
    }

    private void say(String title, String text, Anchor next) {
        Div said = new Div(new H1(getTranslation(title)), new Paragraph(getTranslation(text)), next);
        said.addClassName("pw-form");
        said.getElement().setAttribute("role", "status");
        show(said);
    }
}
