package io.portwarden.people.member;

import io.portwarden.approval.TwoPersonRule;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.member.RecoveryRefusedException.Reason;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.TenantService;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Lets whoever sees to the provider's security see to it that a tenant has an admin: one invites the first; after that it
 * takes two, and admins who do not sign in any more (docs/decisions: nobody alone takes a tenant over).
 */
@Service
@EnableConfigurationProperties(RecoveryProperties.class)
public class TenantAdminService {

    private final Transactions transactions;
    private final TenantService tenants;
    private final PersonRepository people;
    private final InvitationRepository invitations;
    private final RecoveryRepository recoveries;
    private final Inviting inviting;
    private final MemberRecords memberRecords;
    private final RecoveryRecords records;
    private final TwoPersonRule rule;
    private final RecoveryProperties properties;
    private final FreshSignIn freshSignIn;

    TenantAdminService(
            Transactions transactions,
            TenantService tenants,
            PersonRepository people,
            InvitationRepository invitations,
            RecoveryRepository recoveries,
            Inviting inviting,
            MemberRecords memberRecords,
            RecoveryRecords records,
            TwoPersonRule rule,
            RecoveryProperties properties,
            FreshSignIn freshSignIn) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.people = people;
        this.invitations = invitations;
        this.recoveries = recoveries;
        this.inviting = inviting;
        this.memberRecords = memberRecords;
        this.records = records;
        this.rule = rule;
        this.properties = properties;
        this.freshSignIn = freshSignIn;
    }

    /**
     * How it stands with the admins of a tenant.
     *
     * @throws NoSuchElementException when there is no such tenant
     */
    @PreAuthorize("hasRole('SECURITY')")
    public TenantAdmins look(TenantId tenantId) {
        return transactions.stating(provider(tenantId), () -> {
            String name = tenants.get(tenantId.requireTenant()).name();
            return new TenantAdmins(tenantId, name, standing(tenantId), invitations.open(tenantId));
        });
    }

    /**
     * Invites the first admin of a tenant that never had one, in the place of whoever was invited for that before.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws InvitationRefusedException when the tenant has had an admin, or the address cannot be invited
     */
    @PreAuthorize("hasRole('SECURITY')")
    public void inviteFirst(TenantId tenantId, String typed, Locale language) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        EmailAddress email = Inviting.address(typed);
        transactions.doStating(provider(tenantId), () -> {
            requireDecider(by);
            tenants.lock(tenantId.requireTenant());
            if (people.everHadAdmin(tenantId)) {
                throw new InvitationRefusedException(InvitationRefusedException.Reason.NOT_THE_FIRST);
            }
            for (Invitation open : invitations.open(tenantId)) {
                if (open.email().equals(email.value()) && open.role() == Role.TENANT_ADMIN) {
                    inviting.resend(tenantId, open.id(), by);
                    return;
                }
                invitations.cancel(tenantId, open.id());
                memberRecords.invitationCancelled(tenantId, open);
            }
            inviting.invite(tenantId, email, Role.TENANT_ADMIN, language, by);
        });
    }

    /** The requests that wait for a second one, the oldest first. */
    @PreAuthorize("hasRole('SECURITY')")
    public List<Recovery> open() {
        UUID me = CurrentPerson.get().personId();
        return transactions.stating(Scope.provider(), recoveries::open).stream()
                .map(row -> new Recovery(
                        row.id(),
                        row.tenantId(),
                        row.tenantName(),
                        row.email(),
                        row.requestedByName(),
                        row.requestedAt(),
                        row.expiresAt(),
                        row.requestedBy().equals(me)))
                .toList();
    }

    /**
     * Asks that a tenant whose admins are gone be given one; everybody who is or was there is told.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws RecoveryRefusedException when its admins are there, it never had one, or a request is waiting
     * @throws InvitationRefusedException when it is no address
     */
    @PreAuthorize("hasRole('SECURITY')")
    public void request(TenantId tenantId, String typed, Locale language) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        EmailAddress email = Inviting.address(typed);
        transactions.doStating(provider(tenantId), () -> {
            requireDecider(by);
            tenants.lock(tenantId.requireTenant());
            requireGone(tenantId);
            if (recoveries.openOf(tenantId).isPresent()) {
                throw new RecoveryRefusedException(Reason.ASKED_ALREADY);
            }
            recoveries.insert(tenantId, Identifiers.next(), email, language, by, properties.consentWithin());
            records.requested(recoveries.openOf(tenantId).orElseThrow(), by);
        });
    }

    /**
     * A second one consents: the invitation goes out.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws RecoveryRefusedException when it is the own request, whoever consents is too new, the admins are there again,
     *     or it is over
     * @throws InvitationRefusedException when the address has come in or was invited meanwhile
     */
    @PreAuthorize("hasRole('SECURITY')")
    public void consent(TenantId tenantId, UUID recoveryId) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        transactions.doStating(provider(tenantId), () -> {
            RecoveryRepository.Row recovery = lock(tenantId, recoveryId);
            if (recovery.requestedBy().equals(by.personId())) {
                throw new RecoveryRefusedException(Reason.OWN_REQUEST);
            }
            requireDecider(by);
            if (!recoveries.wasOperator(by.personId(), recovery.requestedAt(), properties.operatorSince())) {
                throw new RecoveryRefusedException(Reason.NEW_OPERATOR);
            }
            requireGone(tenantId);
            recoveries.end(tenantId, recoveryId, by.personId(), true);
            inviting.invite(tenantId, new EmailAddress(recovery.email()), Role.TENANT_ADMIN, recovery.language(), by);
            records.consented(recovery, by);
        });
    }

    /**
     * Anybody of them stops a request, whoever has made it.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws RecoveryRefusedException when it is over
     */
    @PreAuthorize("hasRole('SECURITY')")
    public void stop(TenantId tenantId, UUID recoveryId) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        transactions.doStating(provider(tenantId), () -> {
            RecoveryRepository.Row recovery = lock(tenantId, recoveryId);
            requireDecider(by);
            recoveries.end(tenantId, recoveryId, by.personId(), false);
            records.stopped(recovery, by);
        });
    }

    private RecoveryRepository.Row lock(TenantId tenantId, UUID recoveryId) {
        return recoveries.lock(tenantId, recoveryId).orElseThrow(() -> new RecoveryRefusedException(Reason.OVER));
    }

    private void requireGone(TenantId tenantId) {
        switch (standing(tenantId)) {
            case THERE -> throw new RecoveryRefusedException(Reason.ADMINS_ARE_THERE);
            case NONE_YET -> throw new RecoveryRefusedException(Reason.NONE_YET);
            case GONE -> {}
        }
    }

    /** With the two-person rule, one admin alone can do nothing of what it guards: that is one too few. */
    private AdminStanding standing(TenantId tenantId) {
        if (!people.everHadAdmin(tenantId)) {
            return AdminStanding.NONE_YET;
        }
        int needed = rule.holds(tenantId) ? 2 : 1;
        return recoveries.adminsSeen(tenantId, properties.adminGoneAfter()) >= needed
                ? AdminStanding.THERE
                : AdminStanding.GONE;
    }

    /** Whoever was removed a moment ago, in a session that goes on for some seconds on another node, decides nothing. */
    private void requireDecider(SignedInPerson by) {
        people.requireDecider(TenantId.PROVIDER, by, "Only whoever sees to security gives tenants admins");
    }

    private static Scope provider(TenantId tenantId) {
        return Scope.provider().andTenant(tenantId);
    }
}
