package io.portwarden.people.factor;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.session.SessionService;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets a tenant's admins say that its viewers need a second factor too (SIG-9). */
@Service
public class ViewersRule {

    private final Transactions transactions;
    private final ViewersRuleRepository rules;
    private final FactorRepository factors;
    private final PersonRepository people;
    private final SessionService sessions;
    private final FactorRecords records;
    private final FreshSignIn freshSignIn;

    ViewersRule(
            Transactions transactions,
            ViewersRuleRepository rules,
            FactorRepository factors,
            PersonRepository people,
            SessionService sessions,
            FactorRecords records,
            FreshSignIn freshSignIn) {
        this.transactions = transactions;
        this.rules = rules;
        this.factors = factors;
        this.people = people;
        this.sessions = sessions;
        this.records = records;
        this.freshSignIn = freshSignIn;
    }

    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public boolean holds() {
        SignedInPerson me = CurrentPerson.get();
        return transactions.stating(Scope.tenant(me.tenantId()), () -> rules.holds(me.tenantId()));
    }

    /**
     * Switched on, it ends the sessions of viewers who have no factor.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void change(boolean wanted) {
        freshSignIn.requireFresh();
        SignedInPerson me = CurrentPerson.get();
        transactions.doStating(Scope.tenant(me.tenantId()), () -> {
            people.requireDecider(me.tenantId(), me, "Only an admin decides it");
            if (!rules.change(me.tenantId(), wanted)) {
                return;
            }
            if (wanted) {
                factors.viewersWithout(me.tenantId())
                        .forEach(viewer -> sessions.endAll(new Key(me.tenantId(), viewer), null));
            }
            records.viewersRule(me, wanted);
        });
    }
}
