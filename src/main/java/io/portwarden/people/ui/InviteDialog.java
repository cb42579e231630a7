package io.portwarden.people.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.approval.ApprovalRefusedException;
import io.portwarden.approval.Outcome;
import io.portwarden.people.PeopleService;
import io.portwarden.people.member.InvitationRefusedException;
import io.portwarden.people.member.RecoveryRefusedException;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.ui.Languages;
import io.portwarden.shared.ui.Toasts;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.springframework.security.access.AccessDeniedException;

/** Asks whom to invite, as what, and in which language to write. */
final class InviteDialog extends Dialog {

    private final transient FreshSignInPrompt signInAgain;
    private final Invite invite;
    private final String sent;
    private final TextField email = new TextField(getTranslation("invite.email"));
    private final RadioButtonGroup<Role> role = new RadioButtonGroup<>(getTranslation("invite.role"));
    private final Select<Locale> language = new Select<>();

    /** Invites as a service does, which may ask for a fresh sign-in. */
    interface Invite extends Serializable {
        Outcome send(String email, Role role, Locale language);
    }

    /**
     * @param roles those to choose from; with one, there is nothing to choose
     * @param sent key of what is said when it is done
     */
    InviteDialog(String title, List<Role> roles, String sent, FreshSignInPrompt signInAgain, Invite invite) {
        this.signInAgain = signInAgain;
        this.sent = sent;
        this.invite = invite;
        setHeaderTitle(title);
        addClassName("pw-again");
        email.setWidthFull();
        email.setMaxLength(254);
        email.setAutofocus(true);
        email.setAutocomplete(Autocomplete.OFF);
        email.setManualValidation(true);
        email.addValueChangeListener(change -> email.setInvalid(false));
        role.setItems(roles);
        role.setItemLabelGenerator(choice -> getTranslation("invite.role." + choice.code()));
        role.setValue(roles.getLast());
        role.setVisible(roles.size() > 1);
        language.setLabel(getTranslation("invite.language"));
        language.setItems(PeopleService.LANGUAGES);
        language.setItemLabelGenerator(Languages::nameOf);
        language.setValue(Languages.current(UI.getCurrentOrThrow()));
        Div form = new Div(new Paragraph(getTranslation("invite.how")), email, role, language);
        form.addClassName("pw-form");
        add(form);
        Button send = new Button(getTranslation("invite.send"), click -> send());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClickShortcut(Key.ENTER).listenOn(email);
        getFooter().add(new Button(getTranslation("people.cancel"), click -> close()), send);
    }

    static String key(InvitationRefusedException refused) {
        return "invite.refused."
                + refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void send() {
        String address = email.getValue().strip();
        signInAgain.around(() -> {
            try {
                boolean waits = invite.send(address, role.getValue(), language.getValue()) == Outcome.WAITS;
                close();
                Toasts.success(getTranslation(waits ? "approvals.waits" : sent, address));
            } catch (ApprovalRefusedException already) {
                refuse(getTranslation("approvals.refused.asked-already"));
            } catch (InvitationRefusedException refused) {
                refuse(getTranslation(key(refused)));
            } catch (RecoveryRefusedException refused) {
                refuse(getTranslation(RequestsView.key(refused)));
            } catch (AccessDeniedException noMore) {
                refuse(getTranslation("people.not-you-any-more"));
            }
        });
    }

    private void refuse(String words) {
        email.setErrorMessage(words);
        email.setInvalid(true);
        email.focus();
    }
}
