package io.portwarden.people.ui;

import com.vaadin.flow.router.Route;
import io.portwarden.people.member.InvitationService;
import io.portwarden.people.member.MemberService;
import io.portwarden.people.member.SecondFactorReset;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.live.LiveUpdates;
import jakarta.annotation.security.RolesAllowed;

/** Where whoever sees to security sees who the provider's people are, and decides about it. */
@Route("provider/operators")
@RolesAllowed("SECURITY")
public class OperatorsView extends MembersView {

    public OperatorsView(
            MemberService members,
            InvitationService invitations,
            SecondFactorReset resets,
            FreshSignInPrompt signInAgain,
            LiveUpdates liveUpdates) {
        super(
                "operators.",
                "operators.invite",
                CurrentPerson.get().role().grants(),
                members,
                invitations,
                resets,
                signInAgain,
                liveUpdates);
    }
}
