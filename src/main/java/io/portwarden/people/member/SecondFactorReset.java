package io.portwarden.people.member;

import io.portwarden.approval.ActKind;
import io.portwarden.approval.Outcome;
import io.portwarden.approval.TwoPersonRule;
import io.portwarden.people.Person;
import io.portwarden.people.member.MemberRefusedException.Reason;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Clock;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Helps people who have lost their second factor and their recovery codes: another admin of the tenant, or another operator,
 * takes it away, and the person sets one up anew by password and mailed link (SIG-6).
 */
@Service
public class SecondFactorReset {

    private final Transactions transactions;
    private final MemberChanges changes;
    private final RecoveryRepository recoveries;
    private final RecoveryProperties properties;
    private final TwoPersonRule rule;
    private final FreshSignIn freshSignIn;
    private final Clock clock;

    SecondFactorReset(
            Transactions transactions,
            MemberChanges changes,
            RecoveryRepository recoveries,
            RecoveryProperties properties,
            TwoPersonRule rule,
            FreshSignIn freshSignIn,
            Clock clock) {
        this.transactions = transactions;
        this.changes = changes;
        this.recoveries = recoveries;
        this.properties = properties;
        this.rule = rule;
        this.freshSignIn = freshSignIn;
        this.clock = clock;
    }

    /**
     * Takes one-time codes, recovery codes and passkeys of one of the own people away, and ends the person's sessions. Where the
     * tenant wants it, an admin's waits for a second admin. All operators are told of an operator's.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws MemberRefusedException when it is the own one, there is no such person, or whoever is signed in is not an
     *     operator for long enough ({@code portwarden.recovery.operator-since})
     * @throws io.portwarden.approval.ApprovalRefusedException when the same waits already
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public Outcome reset(UUID personId) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        if (personId.equals(by.personId())) {
            throw new MemberRefusedException(Reason.ONESELF);
        }
        return transactions.stating(Scope.tenant(by.tenantId()), () -> {
            Person person = changes.lock(by, personId, false);
            if (by.tenantId().equals(TenantId.PROVIDER)
                    && !recoveries.wasOperator(by.personId(), clock.instant(), properties.operatorSince())) {
                throw new MemberRefusedException(Reason.NEW_OPERATOR);
            }
            if (person.role() == Role.TENANT_ADMIN && rule.holds(by.tenantId())) {
                rule.ask(by, ActKind.FACTOR_RESET, MemberService.name(person), ApprovedMemberChange.data(person));
                return Outcome.WAITS;
            }
            changes.resetFactor(by, person);
            return Outcome.DONE;
        });
    }
}
