package io.portwarden.people.member;

import io.portwarden.approval.ActKind;
import io.portwarden.approval.Outcome;
import io.portwarden.approval.TwoPersonRule;
import io.portwarden.people.Member;
import io.portwarden.people.Person;
import io.portwarden.people.PersonRepository;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Shows admins the tenant's people, and whoever sees to the provider's security its own; changes their roles and removes
 * them. One admin, or one operator, always remains (OPR-2): of two who remove each other at the same moment, one does.
 */
@Service
public class MemberService {

    private final Transactions transactions;
    private final PersonRepository people;
    private final MemberChanges changes;
    private final TwoPersonRule rule;
    private final FreshSignIn freshSignIn;

    MemberService(
            Transactions transactions,
            PersonRepository people,
            MemberChanges changes,
            TwoPersonRule rule,
            FreshSignIn freshSignIn) {
        this.transactions = transactions;
        this.people = people;
        this.changes = changes;
        this.rule = rule;
        this.freshSignIn = freshSignIn;
    }

    /** Everybody who can sign in for the tenant, or for the provider, by name. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public List<Member> all() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> people.members(tenantId));
    }

    /**
     * Makes a viewer an admin, or an admin a viewer; or gives one of the provider's people another role (OPR-3). The person's
     * sessions end, so that none goes on in the old role. Where the tenant wants it, it waits for a second admin.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws MemberRefusedException when it is the last admin or operator, or there is no such person
     * @throws io.portwarden.approval.ApprovalRefusedException when the same waits already
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public Outcome changeRole(UUID personId, Role role) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        return transactions.stating(Scope.tenant(by.tenantId()), () -> {
            changes.requireGiven(by, role);
            Person person = changes.lock(by, personId, !role.isLastKept());
            if (person.role() == role) {
                return Outcome.DONE;
            }
            if (!role.isProviders() && rule.holds(by.tenantId())) {
                ActKind kind = role == Role.TENANT_ADMIN ? ActKind.ADMIN_PROMOTION : ActKind.ADMIN_DEMOTION;
                rule.ask(by, kind, name(person), ApprovedMemberChange.data(person));
                return Outcome.WAITS;
            }
            changes.changeRole(by, person, role);
            return Outcome.DONE;
        });
    }

    /**
     * Removes one of the people: sessions, passkeys and links of the person work no more. The trail keeps the name. Where
     * the tenant wants it, an admin's removal waits for a second admin.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws MemberRefusedException when nobody would remain who decides, or there is no such person
     * @throws io.portwarden.approval.ApprovalRefusedException when the same waits already
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'SECURITY')")
    public Outcome remove(UUID personId) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        return transactions.stating(Scope.tenant(by.tenantId()), () -> {
            Person person = changes.lock(by, personId, true);
            if (person.role() == Role.TENANT_ADMIN && rule.holds(by.tenantId())) {
                rule.ask(by, ActKind.ADMIN_REMOVAL, name(person), ApprovedMemberChange.data(person));
                return Outcome.WAITS;
            }
            changes.remove(by, person);
            return Outcome.DONE;
        });
    }

    /** With the address: two people may have one name. */
    static String name(Person person) {
        String name = person.displayName() + " (" + person.email() + ")";
        return name.substring(0, Math.min(name.length(), 300));
    }
}
