package io.portwarden.people.ui;

import com.vaadin.flow.router.Route;
import io.portwarden.people.member.InvitationService;
import io.portwarden.people.member.MemberService;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.live.LiveUpdates;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Where operators see who the operators are, and decide about it. */
@Route("provider/operators")
@RolesAllowed("OPERATOR")
public class OperatorsView extends MembersView {

    public OperatorsView(
            MemberService members,
            InvitationService invitations,
            FreshSignInPrompt signInAgain,
            LiveUpdates liveUpdates) {
        super("operators.", "operators.invite", List.of(Role.OPERATOR), members, invitations, signInAgain, liveUpdates);
    }
}
