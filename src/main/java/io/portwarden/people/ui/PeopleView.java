package io.portwarden.people.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.Route;
import io.portwarden.people.factor.ViewersRule;
import io.portwarden.people.member.InvitationService;
import io.portwarden.people.member.MemberService;
import io.portwarden.people.member.SecondFactorReset;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.live.LiveUpdates;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Where admins see who can sign in for the tenant, and decide about it. */
@Route("people")
@RolesAllowed("TENANT_ADMIN")
public class PeopleView extends MembersView {

    private final ViewersRuleSection viewersRule;

    public PeopleView(
            MemberService members,
            InvitationService invitations,
            SecondFactorReset resets,
            ViewersRule rule,
            FreshSignInPrompt signInAgain,
            LiveUpdates liveUpdates) {
        super(
                "people.",
                "invite.title",
                List.of(Role.TENANT_ADMIN, Role.TENANT_VIEWER),
                members,
                invitations,
                resets,
                signInAgain,
                liveUpdates);
        viewersRule = new ViewersRuleSection(rule, signInAgain);
        Section ownProvider = new Section(
                new H2(getTranslation("own.title")),
                new Paragraph(getTranslation("own.purpose")),
                new Anchor("single-sign-on", getTranslation("own.open")));
        ownProvider.addClassNames("pw-panel", "pw-passkeys");
        Section directory = new Section(
                new H2(getTranslation("directory.title")), new Anchor("directory", getTranslation("directory.open")));
        directory.addClassNames("pw-panel", "pw-passkeys");
        add(viewersRule, ownProvider, directory);
    }

    @Override
    void refresh() {
        super.refresh();
        viewersRule.refresh();
    }
}
