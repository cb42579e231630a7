package io.portwarden.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.people.member.Invitation;
import io.portwarden.people.member.InvitationRefusedException;
import io.portwarden.people.member.InvitationService;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Toasts;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;

/** Who was invited and has not come in yet. */
final class InvitationsSection extends Section {

    private final transient InvitationService invitations;
    private final transient FreshSignInPrompt signInAgain;
    private final SerializableRunnable changed;
    private final Div content = new Div();

    /** @param changed called when it is otherwise than the list shows */
    InvitationsSection(InvitationService invitations, FreshSignInPrompt signInAgain, SerializableRunnable changed) {
        this.invitations = invitations;
        this.signInAgain = signInAgain;
        this.changed = changed;
        addClassNames("pw-panel", "pw-passkeys");
        H2 heading = new H2(getTranslation("invitations.title"));
        heading.setId("invitations");
        getElement().setAttribute("aria-labelledby", "invitations");
        Paragraph purpose = new Paragraph(getTranslation("invitations.purpose"));
        purpose.addClassName("pw-secondary");
        add(heading, purpose, content);
    }

    void refresh() {
        content.removeAll();
        List<Invitation> open = invitations.open();
        if (open.isEmpty()) {
            content.add(new Paragraph(getTranslation("invitations.none")));
            return;
        }
        UnorderedList list = new UnorderedList();
        open.forEach(invitation -> list.add(item(invitation)));
        content.add(list);
    }

    private ListItem item(Invitation invitation) {
        Span address = AsItIs.shown(new Span(invitation.email()));
        address.addClassName("pw-passkey-name");
        Span facts = new Span(getTranslation(
                invitation.expired() ? "invitations.facts.expired" : "invitations.facts",
                getTranslation("role." + invitation.role().code()),
                Moments.of(getUI().orElseThrow()).until(invitation.expiresAt())));
        facts.addClassName("pw-secondary");
        Div words = new Div(address, facts);
        words.addClassName("pw-two-lines");
        Button resend = new Button(getTranslation("invitations.resend"), click -> resend(invitation));
        resend.setAriaLabel(getTranslation("invitations.resend.of", invitation.email()));
        Button cancel = new Button(getTranslation("invitations.cancel"), click -> cancel(invitation));
        cancel.setAriaLabel(getTranslation("invitations.cancel.of", invitation.email()));
        Div actions = new Div(resend, cancel);
        actions.addClassName("pw-actions");
        return new ListItem(words, actions);
    }

    private void resend(Invitation invitation) {
        signInAgain.around(() -> done(() -> invitations.resend(invitation.id()), "invitations.resent", invitation));
    }

    private void cancel(Invitation invitation) {
        signInAgain.around(() -> done(() -> invitations.cancel(invitation.id()), "invitations.cancelled", invitation));
    }

    private void done(Runnable work, String said, Invitation invitation) {
        try {
            work.run();
            Toasts.success(getTranslation(said, invitation.email()));
        } catch (InvitationRefusedException refused) {
            Toasts.failure(getTranslation(InviteDialog.key(refused)));
        } catch (AccessDeniedException noMore) {
            Toasts.failure(getTranslation("people.not-you-any-more"));
        }
        changed.run();
    }
}
