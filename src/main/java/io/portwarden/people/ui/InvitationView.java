package io.portwarden.people.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.portwarden.people.MailedLinkFilter;
import io.portwarden.people.MailedToken;
import io.portwarden.people.member.AddressTakenException;
import io.portwarden.people.member.InvalidInvitationException;
import io.portwarden.people.member.InvitationAcceptance;
import io.portwarden.people.member.OpenInvitation;
import io.portwarden.people.password.InvalidPasswordException;
import io.portwarden.people.password.PasswordAdvice;
import io.portwarden.people.password.PasswordStrength;
import io.portwarden.people.ui.form.EntryPage;
import io.portwarden.shared.Characters;
import io.portwarden.shared.ui.Languages;
import io.portwarden.shared.ui.Support;
import java.util.Optional;

/** Where whoever was invited says a name and chooses a password. The link is used up when that is saved, not before. */
@Route(value = "invitation", autoLayout = false)
@AnonymousAllowed
public class InvitationView extends EntryPage {

    private final transient InvitationAcceptance acceptance;

    public InvitationView(InvitationAcceptance acceptance, Support support) {
        super("invitation.title", support);
        this.acceptance = acceptance;
        Optional<MailedToken> token = MailedLinkFilter.token(MailedToken.Kind.INVITATION);
        token.flatMap(acceptance::find)
                .ifPresentOrElse(invitation -> ask(token.orElseThrow(), invitation), this::refuse);
    }

    private void ask(MailedToken token, OpenInvitation invitation) {
        TextField name = new TextField(getTranslation("invitation.name"));
        name.setHelperText(getTranslation("invitation.name.help"));
        name.setMaxLength(InvitationAcceptance.LONGEST_NAME);
        name.setAutocomplete(Autocomplete.NAME);
        name.setAutofocus(true);
        name.setManualValidation(true);
        name.setRequiredIndicatorVisible(true);
        name.addValueChangeListener(change -> name.setInvalid(false));
        NewPassword password = new NewPassword(typed -> advise(token, name.getValue(), typed));
        Button save = new Button(getTranslation("invitation.save"), click -> {
            if (name.getValue().isBlank() || !Characters.fitOneLine(name.getValue())) {
                name.setErrorMessage(getTranslation("invitation.name.required"));
                name.setInvalid(true);
                name.focus();
            } else {
                password.chosen().ifPresent(chosen -> save(token, name.getValue(), chosen, password));
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER).listenOn(password);
        Paragraph facts = new Paragraph(getTranslation(
                "invitation.for",
                invitation.tenantName(),
                getTranslation("role." + invitation.role().code()),
                invitation.email()));
        Div form = new Div(new H1(getTranslation("invitation.title")), facts, name, password, save);
        form.addClassName("pw-form");
        show(form);
    }

    private PasswordAdvice advise(MailedToken token, String name, String typed) {
        try {
            return acceptance.advise(token, name, typed);
        } catch (InvalidInvitationException late) {
            refuse();
            return new PasswordAdvice(Optional.empty(), PasswordStrength.WEAK);
        }
    }

    private void save(MailedToken token, String name, String chosen, NewPassword password) {
        try {
            acceptance.accept(token, name, chosen, Languages.current(UI.getCurrentOrThrow()));
        } catch (InvalidPasswordException invalid) {
            password.refuse(invalid.problem());
            return;
        } catch (InvalidInvitationException late) {
            refuse();
            return;
        } catch (AddressTakenException taken) {
            say("invitation.taken.title", "invitation.taken");
            return;
        }
        MailedLinkFilter.forget(MailedToken.Kind.INVITATION);
        say("invitation.done.title", "invitation.done", new Anchor("login", getTranslation("reset.sign-in")));
    }

    private void refuse() {
        say("invitation.invalid.title", "invitation.invalid");
    }

    private void say(String title, String text, Anchor... next) {
        Div said = new Div(new H1(getTranslation(title)), new Paragraph(getTranslation(text)));
        said.add(next);
        said.addClassName("pw-form");
        said.getElement().setAttribute("role", "status");
        show(said);
    }
}
