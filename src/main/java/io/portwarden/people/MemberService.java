package io.portwarden.people;

import io.portwarden.notification.Recipient;
import io.portwarden.people.MemberRefusedException.Reason;
import io.portwarden.people.PersonRepository.Key;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.Role;
import io.portwarden.shared.Scope;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.Transactions;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Shows admins the tenant's people, and operators the operators; changes their roles and removes them. One admin, or one
 * operator, always remains: of two who remove each other at the same moment, one does.
 */
@Service
public class MemberService {

    private final Transactions transactions;
    private final PersonRepository people;
    private final PasskeyRepository passkeys;
    private final PasswordResetRepository resets;
    private final SessionService sessions;
    private final AdminContacts contacts;
    private final MemberRecords records;
    private final FreshSignIn freshSignIn;

    MemberService(
            Transactions transactions,
            PersonRepository people,
            PasskeyRepository passkeys,
            PasswordResetRepository resets,
            SessionService sessions,
            AdminContacts contacts,
            MemberRecords records,
            FreshSignIn freshSignIn) {
        this.transactions = transactions;
        this.people = people;
        this.passkeys = passkeys;
        this.resets = resets;
        this.sessions = sessions;
        this.contacts = contacts;
        this.records = records;
        this.freshSignIn = freshSignIn;
    }

    /** Everybody who can sign in for the tenant, or for the provider, by name. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'OPERATOR')")
    public List<Member> all() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> people.members(tenantId));
    }

    /**
     * Makes a viewer an admin, or an admin a viewer. The person's sessions end, so that none goes on in the old role.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws MemberRefusedException when it is the last admin, or there is no such person
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void changeRole(UUID personId, Role role) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        if (role == Role.OPERATOR) {
            throw new AccessDeniedException("Operators are the provider's people");
        }
        transactions.doStating(Scope.tenant(by.tenantId()), () -> changeRole(by, personId, role));
    }

    /**
     * Removes one of the people: sessions, passkeys and links of the person work no more. The trail keeps the name.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws MemberRefusedException when nobody would remain who decides, or there is no such person
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'OPERATOR')")
    public void remove(UUID personId) {
        freshSignIn.requireFresh();
        SignedInPerson by = CurrentPerson.get();
        transactions.doStating(Scope.tenant(by.tenantId()), () -> remove(by, personId));
    }

    private void changeRole(SignedInPerson by, UUID personId, Role role) {
        List<UUID> deciders = deciders(by);
        Person person = person(by, personId);
        if (person.role() == role) {
            return;
        }
        requireAnother(deciders, personId);
        List<Recipient> told = contacts.of(by.tenantId());
        Key key = new Key(by.tenantId(), personId);
        people.changeRole(key, role);
        sessions.endAll(key, null);
        records.roleChanged(by, person, role, told);
    }

    private void remove(SignedInPerson by, UUID personId) {
        List<UUID> deciders = deciders(by);
        Person person = person(by, personId);
        requireAnother(deciders, personId);
        List<Recipient> told = contacts.of(by.tenantId());
        Key key = new Key(by.tenantId(), personId);
        sessions.endAll(key, null);
        passkeys.removeAll(key);
        resets.spend(key);
        people.remove(key);
        records.removed(by, person, told);
    }

    /** Also of two at the same moment the second finds what the first has made. */
    private List<UUID> deciders(SignedInPerson by) {
        List<UUID> deciders = people.lockDeciders(by.tenantId());
        if (!deciders.contains(by.personId())) {
            throw new AccessDeniedException("Only an admin decides who the people are");
        }
        return deciders;
    }

    private Person person(SignedInPerson by, UUID personId) {
        return people.find(new Key(by.tenantId(), personId)).orElseThrow(() -> new MemberRefusedException(Reason.GONE));
    }

    private static void requireAnother(List<UUID> deciders, UUID personId) {
        if (deciders.equals(List.of(personId))) {
            throw new MemberRefusedException(Reason.LAST_ADMIN);
        }
    }
}
