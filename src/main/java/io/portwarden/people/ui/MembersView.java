package io.portwarden.people.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import io.portwarden.approval.Outcome;
import io.portwarden.people.member.InvitationService;
import io.portwarden.people.member.MemberService;
import io.portwarden.people.member.SecondFactorReset;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.WhileShown;
import java.util.List;

/** Where those who decide about it see who can sign in, and let others in or out. */
abstract class MembersView extends Main implements HasDynamicTitle {

    private final String words;
    private final MembersSection membersSection;
    private final InvitationsSection invitationsSection;

    /**
     * @param words what the keys of the screen's texts begin with
     * @param invites key of what inviting is called
     * @param roles that somebody can be invited to
     */
    MembersView(
            String words,
            String invites,
            List<Role> roles,
            MemberService members,
            InvitationService invitations,
            SecondFactorReset resets,
            FreshSignInPrompt signInAgain,
            LiveUpdates liveUpdates) {
        this.words = words;
        addClassName("pw-page");
        membersSection =
                new MembersSection(getTranslation(words + "members"), members, resets, signInAgain, this::refresh);
        invitationsSection = new InvitationsSection(invitations, signInAgain, this::refresh);
        PageHead head = new PageHead(getTranslation(words + "title"), getTranslation(words + "purpose"));
        Button invite = new Button(
                getTranslation(words + "invite"),
                click -> new InviteDialog(
                                getTranslation(invites), roles, "invite.sent", signInAgain, (email, role, language) -> {
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

    /** When something is otherwise than the screen shows. */
    void refresh() {
        membersSection.refresh();
        invitationsSection.refresh();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation(words + "title"));
    }
}
