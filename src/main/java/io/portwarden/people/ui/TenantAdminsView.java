package io.portwarden.people.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.portwarden.approval.Outcome;
import io.portwarden.people.member.AdminStanding;
import io.portwarden.people.member.TenantAdminService;
import io.portwarden.people.member.TenantAdmins;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.UUID;

/** Where an operator invites a tenant's first admin or, where its admins are gone, asks a second operator for another. */
@Route("provider/tenant-admins")
@RolesAllowed("SECURITY")
public class TenantAdminsView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private final transient TenantAdminService admins;
    private final transient FreshSignInPrompt signInAgain;
    private String title = "";

    public TenantAdminsView(TenantAdminService admins, FreshSignInPrompt signInAgain) {
        this.admins = admins;
        this.signInAgain = signInAgain;
        addClassName("pw-page");
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        try {
            show(new TenantId(UUID.fromString(parameter)));
        } catch (IllegalArgumentException | NoSuchElementException unknown) {
            throw new NotFoundException(getTranslation("tenant-admins.unknown"));
        }
    }

    private void show(TenantId tenantId) {
        TenantAdmins found = admins.look(tenantId);
        title = getTranslation("tenant-admins.title", found.tenantName());
        removeAll();
        String standing = found.standing().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Section section = new Section(new Paragraph(getTranslation("tenant-admins." + standing)));
        section.addClassNames("pw-panel", "pw-passkeys");
        section.getElement().setAttribute("aria-label", title);
        if (found.standing() == AdminStanding.NONE_YET) {
            Moments moments = Moments.of(UI.getCurrentOrThrow());
            found.invitations()
                    .forEach(invitation -> section.add(new Paragraph(getTranslation(
                            "tenant-admins.invited", invitation.email(), moments.until(invitation.expiresAt())))));
            section.add(button("tenant-admins.invite", "invite.sent", (email, role, language) -> {
                admins.inviteFirst(tenantId, email, language);
                show(tenantId);
                return Outcome.DONE;
            }));
        } else if (found.standing() == AdminStanding.GONE) {
            section.add(button(
                    "tenant-admins.ask",
                    "tenant-admins.asked",
                    (email, role, language) -> ask(tenantId, email, language)));
        }
        Div links = new Div(new Anchor("provider/requests", getTranslation("tenant-admins.requests")));
        Anchor back = new Anchor("provider/tenants/" + tenantId, Glyph.BACK.create(), new Span(found.tenantName()));
        back.addClassName("pw-back");
        add(back, new PageHead(title, ""), section, links);
    }

    private Button button(String key, String sent, InviteDialog.Invite invite) {
        Button button = new Button(
                getTranslation(key),
                click -> new InviteDialog(getTranslation(key), List.of(Role.TENANT_ADMIN), sent, signInAgain, invite)
                        .open());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private Outcome ask(TenantId tenantId, String email, Locale language) {
        admins.request(tenantId, email, language);
        getUI().ifPresent(ui -> ui.navigate(RequestsView.class));
        return Outcome.DONE;
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, title);
    }
}
