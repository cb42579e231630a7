package io.portwarden.people.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.people.member.InvitationRefusedException;
import io.portwarden.people.member.Recovery;
import io.portwarden.people.member.RecoveryRefusedException;
import io.portwarden.people.member.TenantAdminService;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.EmptyState;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Question;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.WhileShown;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;

/** Where a second operator consents to what one alone may not do. */
@Route("provider/requests")
@RolesAllowed("SECURITY")
public class RequestsView extends Main implements HasDynamicTitle {

    private final transient TenantAdminService admins;
    private final transient FreshSignInPrompt signInAgain;
    private final Div content = new Div();

    public RequestsView(TenantAdminService admins, FreshSignInPrompt signInAgain, LiveUpdates liveUpdates) {
        this.admins = admins;
        this.signInAgain = signInAgain;
        addClassName("pw-page");
        add(new PageHead(getTranslation("requests.title"), getTranslation("requests.purpose")), content);
        WhileShown.follow(this, liveUpdates, news -> {
            if (news.concern(Topic.PEOPLE)) {
                refresh();
            }
        });
    }

    static String key(RecoveryRefusedException refused) {
        return "requests.refused."
                + refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        refresh();
    }

    private void refresh() {
        content.removeAll();
        List<Recovery> open = admins.open();
        if (open.isEmpty()) {
            content.add(new EmptyState(
                    Glyph.CHECK, getTranslation("requests.empty.title"), getTranslation("requests.empty")));
            return;
        }
        UnorderedList list = new UnorderedList();
        open.forEach(recovery -> list.add(item(recovery)));
        Section section = new Section(new Div(list));
        section.addClassNames("pw-panel", "pw-passkeys");
        section.getElement().setAttribute("aria-label", getTranslation("requests.title"));
        content.add(section);
    }

    private ListItem item(Recovery recovery) {
        Span name = AsItIs.shown(new Span(recovery.tenantName()));
        name.addClassName("pw-passkey-name");
        Moments moments = Moments.of(getUI().orElseThrow());
        Span facts = new Span(getTranslation(
                "requests.facts",
                recovery.email(),
                recovery.requestedBy(),
                moments.dateAndTime(recovery.requestedAt()),
                moments.until(recovery.expiresAt())));
        facts.addClassName("pw-secondary");
        Div words = new Div(name, facts);
        words.addClassName("pw-two-lines");
        Div actions = new Div();
        actions.addClassName("pw-actions");
        if (recovery.mine()) {
            words.add(new Span(getTranslation("requests.mine")));
        } else {
            Button consent = new Button(getTranslation("requests.consent"), click -> consent(recovery));
            consent.setAriaLabel(getTranslation("requests.consent.of", recovery.tenantName()));
            actions.add(consent);
        }
        Button stop = new Button(getTranslation("requests.stop"), click -> stop(recovery));
        stop.setAriaLabel(getTranslation("requests.stop.of", recovery.tenantName()));
        actions.add(stop);
        return new ListItem(words, actions);
    }

    private void consent(Recovery recovery) {
        ConfirmDialog dialog = new Question(getTranslation("requests.consent.of", recovery.tenantName()));
        dialog.setText(getTranslation("requests.consent.meaning", recovery.email(), recovery.tenantName()));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("people.cancel"));
        Button confirm = new Button(getTranslation("requests.consent"));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.setConfirmButton(confirm);
        dialog.addConfirmListener(confirmed -> signInAgain.around(() -> done(
                () -> admins.consent(recovery.tenantId(), recovery.id()),
                getTranslation("requests.consented", recovery.email()))));
        dialog.open();
    }

    private void stop(Recovery recovery) {
        signInAgain.around(() -> done(
                () -> admins.stop(recovery.tenantId(), recovery.id()),
                getTranslation("requests.stopped", recovery.tenantName())));
    }

    private void done(Runnable work, String said) {
        try {
            work.run();
            Toasts.success(said);
        } catch (RecoveryRefusedException refused) {
            Toasts.failure(getTranslation(key(refused)));
        } catch (InvitationRefusedException refused) {
            Toasts.failure(getTranslation(InviteDialog.key(refused)));
        }
        refresh();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("requests.title"));
    }
}
