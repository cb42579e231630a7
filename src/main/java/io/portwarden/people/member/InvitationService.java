package io.portwarden.people.member;

import io.portwarden.approval.ActKind;
import io.portwarden.approval.Outcome;
import io.portwarden.approval.TwoPersonRule;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.people.PersonRepository;
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
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Lets admins invite people to their tenant, and operators invite operators: by a link that works once and expires
 * ({@code portwarden.invitations.link-for}). Whoever invites learns nothing of whether the address signs in elsewhere.
 */
@Service
public class InvitationService {

    private final Transactions transactions;
    private final PersonRepository people;
    private final InvitationRepository invitations;
    private final Inviting inviting;
    private final TwoPersonRule rule;
    private final MemberRecords records;
    private final FreshSignIn freshSignIn;

    InvitationService(
            Transactions transactions,
            PersonRepository people,
            InvitationRepository invitations,
            Inviting inviting,
            TwoPersonRule rule,
            MemberRecords records,
            FreshSignIn freshSignIn) {
        this.transactions = transactions;
        this.people = people;
        this.invitations = invitations;
        this.inviting = inviting;
        this.rule = rule;
        this.records = records;
        this.freshSignIn = freshSignIn;
    }

    /** The open invitations, the newest first. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'OPERATOR')")
    public List<Invitation> open() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> invitations.open(tenantId));
    }

    /**
     * Invites somebody, in the role of an admin or a viewer, or by an operator of an operator. Where the tenant wants it,
     * inviting an admin waits for a second one: else one admin could make the second that approves.
     *
     * @param typed any text
     * @param language one of {@link PeopleService#LANGUAGES}, in which to write
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws InvitationRefusedException when the address is malformed, one of the own people's, or invited already
     * @throws io.portwarden.approval.ApprovalRefusedException when the same waits already
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'OPERATOR')")
    public Outcome invite(String typed, Role role, Locale language) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        requireOwn(by, role);
        EmailAddress email = Inviting.address(typed);
        return transactions.stating(Scope.tenant(by.tenantId()).andEmail(email.value()), () -> {
            requireDecider(by);
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
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'OPERATOR')")
    public void resend(UUID invitationId) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        String email = transactions
                .stating(Scope.tenant(by.tenantId()), () -> invitations.lock(by.tenantId(), invitationId))
                .orElseThrow(() -> new InvitationRefusedException(Reason.GONE))
                .invitation()
                .email();
        transactions.doStating(Scope.tenant(by.tenantId()).andEmail(email), () -> {
            requireDecider(by);
            inviting.resend(by.tenantId(), invitationId, by);
        });
    }

    /**
     * Takes an invitation back: its link works no more.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws InvitationRefusedException when it was accepted or cancelled meanwhile
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'OPERATOR')")
    public void cancel(UUID invitationId) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        transactions.doStating(Scope.tenant(by.tenantId()), () -> {
            requireDecider(by);
            InvitationRepository.Row row = invitations
                    .lock(by.tenantId(), invitationId)
                    .orElseThrow(() -> new InvitationRefusedException(Reason.GONE));
            invitations.cancel(by.tenantId(), invitationId);
            records.invitationCancelled(by.tenantId(), row.invitation());
        });
    }

    private static void requireOwn(SignedInPerson by, Role role) {
        if ((by.role() == Role.OPERATOR) != (role == Role.OPERATOR)) {
            throw new AccessDeniedException("Operators invite operators, and only they");
        }
    }

    /** Whoever was removed a moment ago, in a session that goes on for some seconds on another node, lets nobody in. */
    private void requireDecider(SignedInPerson by) {
        if (!people.lockDeciders(by.tenantId()).contains(by.personId())) {
            throw new AccessDeniedException("Only an admin decides who the people are");
        }
    }
}
