package io.portwarden.people.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.approval.Outcome;
import io.portwarden.people.member.InvitationService;
import io.portwarden.people.member.MemberService;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.WhileShown;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Where admins see who can sign in for the tenant, and decide about it. */
@Route("people")
@RolesAllowed("TENANT_ADMIN")
public class PeopleView extends Main implements HasDynamicTitle {

    private final MembersSection membersSection;
    private final InvitationsSection invitationsSection;

    public PeopleView(
            MemberService members,
            InvitationService invitations,
            FreshSignInPrompt signInAgain,
            LiveUpdates liveUpdates) {
        addClassName("pw-page");
        membersSection = new MembersSection(getTranslation("people.members"), members, signInAgain, this::refresh);
        invitationsSection = new InvitationsSection(invitations, signInAgain, this::refresh);
        PageHead head = new PageHead(getTranslation("people.title"), getTranslation("people.purpose"));
        Button invite = new Button(
                getTranslation("people.invite"),
                click -> new InviteDialog(
                                getTranslation("invite.title"),
                                List.of(Role.TENANT_ADMIN, Role.TENANT_VIEWER),
                                "invite.sent",
                                signInAgain,
                                (email, role, language) -> {
                                    Outcome outcome = invitations.invite(email, role, language);
                                    refresh();
                                    return outcome;
                                })
                        .open());
        invite.addThemeVariants(ButtonVariant.PRIMARY);
        head.addAction(invite);
        add(head, membersSection, invitationsSection);
        WhileShown.follow(this, liveUpdates, news -> {
            if (news.concern(Topic.PEOPLE)) {
                refresh();
            }
        });
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        refresh();
    }

    private void refresh() {
        membersSection.refresh();
        invitationsSection.refresh();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("people.title"));
    }
}
