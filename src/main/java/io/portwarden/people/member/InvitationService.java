package io.portwarden.people.member;

import io.portwarden.approval.ActKind;
import io.portwarden.approval.Outcome;
import io.portwarden.approval.TwoPersonRule;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.people.member.InvitationRefusedException.Reason;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Lets admins invite people to their tenant, and whoever sees to the provider's security invite to it: by a link that works once and expires
 * ({@code portwarden.invitations.link-for}). Whoever invites learns nothing of whether the address signs in elsewhere.
 */
@Service
public class InvitationService {

    private final Transactions transactions;
    private final MemberChanges changes;
    private final InvitationRepository invitations;
    private final Inviting inviting;
    private final TwoPersonRule rule;
    private final MemberRecords records;
    private final FreshSignIn freshSignIn;

    InvitationService(
            Transactions transactions,
            MemberChanges changes,
            InvitationRepository invitations,
            Inviting inviting,
            TwoPersonRule rule,
            MemberRecords records,
            FreshSignIn freshSignIn) {
        this.transactions = transactions;
        this.changes = changes;
        this.invitations = invitations;
        this.inviting = inviting;
        this.rule = rule;
        this.records = records;
        this.freshSignIn = freshSignIn;
    }

    /** The open invitations, the newest first. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public List<Invitation> open() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> invitations.open(tenantId));
    }

    /**
     * Invites somebody, in the role of an admin or a viewer, or in one of the provider's (OPR-3). Where the tenant wants it,
     * inviting an admin waits for a second one: else one admin could make the second that approves.
     *
     * @param typed any text
     * @param language one of {@link PeopleService#LANGUAGES}, in which to write
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws InvitationRefusedException when the address is malformed, one of the own people's, or invited already
     * @throws io.portwarden.approval.ApprovalRefusedException when the same waits already
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public Outcome invite(String typed, Role role, Locale language) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        EmailAddress email = Inviting.address(typed);
        return transactions.stating(Scope.tenant(by.tenantId()).andEmail(email.value()), () -> {
            changes.requireGiven(by, role);
            if (role == Role.TENANT_ADMIN && rule.holds(by.tenantId())) {
                inviting.require(by.tenantId(), email);
                rule.ask(by, ActKind.ADMIN_INVITATION, email.value(), ApprovedInvitation.data(email, language));
                return Outcome.WAITS;
            }
            inviting.invite(by.tenantId(), email, role, language, by);
            return Outcome.DONE;
        });
    }

    /**
     * Sends another link; the one that was sent works no more.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws InvitationRefusedException when it was accepted or cancelled, or sent a moment ago
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public void resend(UUID invitationId) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        Invitation sent = transactions
                .stating(Scope.tenant(by.tenantId()), () -> invitations.lock(by.tenantId(), invitationId))
                .orElseThrow(() -> new InvitationRefusedException(Reason.GONE))
                .invitation();
        transactions.doStating(Scope.tenant(by.tenantId()).andEmail(sent.email()), () -> {
            changes.requireGiven(by, sent.role());
            inviting.resend(by.tenantId(), invitationId, by);
        });
    }

    /**
     * Takes an invitation back: its link works no more.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws InvitationRefusedException when it was accepted or cancelled meanwhile
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public void cancel(UUID invitationId) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        transactions.doStating(Scope.tenant(by.tenantId()), () -> {
            changes.decider(by);
            InvitationRepository.Row row = invitations
                    .lock(by.tenantId(), invitationId)
                    .orElseThrow(() -> new InvitationRefusedException(Reason.GONE));
            invitations.cancel(by.tenantId(), invitationId);
            records.invitationCancelled(by.tenantId(), row.invitation());
        });
    }
}
