package io.portwarden.people.ui;

import com.vaadin.flow.router.Route;
import io.portwarden.people.member.InvitationService;
import io.portwarden.people.member.MemberService;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.live.LiveUpdates;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Where admins see who can sign in for the tenant, and decide about it. */
@Route("people")
@RolesAllowed("TENANT_ADMIN")
public class PeopleView extends MembersView {

    public PeopleView(
            MemberService members,
            InvitationService invitations,
            FreshSignInPrompt signInAgain,
            LiveUpdates liveUpdates) {
        super(
                "people.",
                "invite.title",
                List.of(Role.TENANT_ADMIN, Role.TENANT_VIEWER),
                members,
                invitations,
                signInAgain,
                liveUpdates);
    }
}
