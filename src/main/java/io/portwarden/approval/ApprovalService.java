package io.portwarden.approval;

import io.portwarden.approval.ApprovalRefusedException.Reason;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Lets a second admin approve or refuse what a first has asked for, and the first withdraw it: of whatever happens at the
 * same moment, one counts.
 */
@Service
public class ApprovalService {

    /** Of a request's data, what is shown of it. */
    private static final String UNTIL = "until";

    private final Transactions transactions;
    private final ApprovalRepository requests;
    private final TwoPersonRule rule;
    private final ApprovalRecords records;
    private final Admins admins;
    private final FreshSignIn freshSignIn;
    private final Map<ActKind, Act> acts = new EnumMap<>(ActKind.class);

    ApprovalService(
            Transactions transactions,
            ApprovalRepository requests,
            TwoPersonRule rule,
            ApprovalRecords records,
            Admins admins,
            FreshSignIn freshSignIn,
            List<Act> acts) {
        this.transactions = transactions;
        this.requests = requests;
        this.rule = rule;
        this.records = records;
        this.admins = admins;
        this.freshSignIn = freshSignIn;
        acts.forEach(act -> act.kinds().forEach(kind -> this.acts.put(kind, act)));
    }

    /** Whether the tenant wants a second admin for what matters most. */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public boolean ruleHolds() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> rule.holds(tenantId));
    }

    /** What waits, the oldest first. */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public List<PendingApproval> waiting() {
        SignedInPerson me = CurrentPerson.get();
        return transactions.stating(Scope.tenant(me.tenantId()), () -> requests.waiting(me.tenantId())).stream()
                .map(request -> new PendingApproval(
                        request.id(),
                        request.kind(),
                        request.subject(),
                        request.requester().displayName(),
                        request.requestedAt(),
                        request.expiresAt(),
                        Optional.ofNullable(request.data().get(UNTIL)).map(Instant::parse),
                        request.requester().personId().equals(me.personId())))
                .toList();
    }

    /** What has become of the last few requests, the newest first. */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public List<DecidedApproval> decided() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> requests.decided(tenantId));
    }

    /**
     * Has the rule hold, which needs two admins, or gives it up, which waits for a second one.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws ApprovalRefusedException when there is only one admin, or giving it up waits already
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public Outcome changeRule(boolean hold) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        return transactions.stating(Scope.tenant(by.tenantId()), () -> {
            if (lockAdmins(by).size() < 2 && hold) {
                throw new ApprovalRefusedException(Reason.TOO_FEW_ADMINS);
            }
            if (hold) {
                if (requests.setRule(by.tenantId(), true)) {
                    records.rule(by, true);
                }
                return Outcome.DONE;
            }
            if (!rule.holds(by.tenantId())) {
                return Outcome.DONE;
            }
            rule.ask(by, ActKind.RULE_OFF, "", Map.of());
            return Outcome.WAITS;
        });
    }

    /**
     * Approves what another admin has asked for: it is done at once.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws ApprovalRefusedException when it is the own request, is over, or cannot be done any more
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void approve(UUID requestId) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        TenantId tenantId = by.tenantId();
        ApprovalRequest asked = transactions
                .stating(Scope.tenant(tenantId), () -> requests.find(tenantId, requestId))
                .orElseThrow(() -> new ApprovalRefusedException(Reason.OVER));
        Act act = actOf(asked);
        requireOther(asked, by);
        act.prepare(asked);
        try {
            transactions.doStating(act.scope(asked), () -> {
                List<UUID> present = lockAdmins(by);
                ApprovalRequest request = lock(tenantId, requestId);
                if (!present.contains(request.requester().personId())) {
                    throw new ObsoleteActException("Whoever has asked is no admin any more");
                }
                requests.end(request, "approved", by);
                act.perform(request);
                records.approved(request, by);
            });
        } catch (ObsoleteActException cannotBeDone) {
            transactions.doStating(
                    Scope.tenant(tenantId),
                    () -> requests.lock(tenantId, requestId).ifPresent(request -> {
                        requests.end(request, "obsolete", by);
                        actOf(request).dropped(request);
                        records.obsolete(request, by);
                    }));
            throw new ApprovalRefusedException(Reason.OBSOLETE);
        }
    }

    /**
     * Refuses what another admin has asked for: it is not done.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws ApprovalRefusedException when it is the own request, or over
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void refuse(UUID requestId) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        transactions.doStating(Scope.tenant(by.tenantId()), () -> {
            lockAdmins(by);
            ApprovalRequest request = lock(by.tenantId(), requestId);
            requireOther(request, by);
            requests.end(request, "refused", by);
            actOf(request).dropped(request);
            records.refused(request, by);
        });
    }

    /**
     * Withdraws what whoever is signed in has asked for.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws ApprovalRefusedException when it is somebody else's request, or over
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void withdraw(UUID requestId) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        transactions.doStating(Scope.tenant(by.tenantId()), () -> {
            ApprovalRequest request = lock(by.tenantId(), requestId);
            if (!request.requester().personId().equals(by.personId())) {
                throw new ApprovalRefusedException(Reason.NOT_YOURS);
            }
            requests.end(request, "withdrawn", by);
            actOf(request).dropped(request);
            records.withdrawn(request, by);
        });
    }

    private static void requireOther(ApprovalRequest request, SignedInPerson by) {
        if (request.requester().personId().equals(by.personId())) {
            throw new ApprovalRefusedException(Reason.NOT_YOURS);
        }
    }

    private Act actOf(ApprovalRequest request) {
        return Objects.requireNonNull(acts.get(request.kind()));
    }

    private ApprovalRequest lock(TenantId tenantId, UUID requestId) {
        return requests.lock(tenantId, requestId).orElseThrow(() -> new ApprovalRefusedException(Reason.OVER));
    }

    /** Whoever was removed a moment ago, in a session that goes on for some seconds on another node, decides nothing. */
    private List<UUID> lockAdmins(SignedInPerson by) {
        List<UUID> present = admins.lock(by.tenantId());
        if (!present.contains(by.personId())) {
            throw new AccessDeniedException("Only an admin approves");
        }
        return present;
    }
}
