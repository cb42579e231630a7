package io.portwarden.people.member;

import io.portwarden.people.AccountRepository;
import io.portwarden.people.Belongings;
import io.portwarden.people.Leaving;
import io.portwarden.people.Person;
import io.portwarden.people.PersonRepository;
import io.portwarden.people.PersonRepository.Key;
import io.portwarden.people.member.MemberRefusedException.Reason;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** What happens whenever one of the people gets another role or is removed, in the transaction under way. */
@Component
class MemberChanges {

    private final PersonRepository people;
    private final AccountRepository accounts;
    private final List<Belongings> belongings;
    private final Leaving leaving;
    private final MemberRecords records;

    MemberChanges(
            PersonRepository people,
            AccountRepository accounts,
            List<Belongings> belongings,
            Leaving leaving,
            MemberRecords records) {
        this.people = people;
        this.accounts = accounts;
        this.belongings = List.copyOf(belongings);
        this.leaving = leaving;
        this.records = records;
    }

    /**
     * The person whom something is to be done to by somebody who decides about it; both stay what they are until the
     * transaction ends. Of two at the same moment the second finds what the first has made.
     *
     * @param leaves whether the person will not be an admin, or operator, afterwards
     * @throws AccessDeniedException when whoever does it does not decide any more
     */
    Person lock(SignedInPerson by, UUID personId, boolean leaves) {
        decider(by);
        Person person = people.find(new Key(by.tenantId(), personId))
                .orElseThrow(() -> new MemberRefusedException(Reason.GONE));
        Role role = person.role();
        if (leaves && role.isLastKept() && people.inRole(by.tenantId(), role).equals(List.of(personId))) {
            throw new MemberRefusedException(role.isProviders() ? Reason.LAST_OPERATOR : Reason.LAST_ADMIN);
        }
        return person;
    }

    /**
     * Keeps those who decide from change until the transaction ends.
     *
     * @throws AccessDeniedException when whoever does it does not decide any more, or does not give that role (OPR-3)
     */
    void requireGiven(SignedInPerson by, Role role) {
        if (!decider(by).grants().contains(role)) {
            throw new AccessDeniedException("Nobody gives a role that may do more, or of another kind");
        }
    }

    /**
     * In which role somebody decides who the people are. Whoever was removed or given another one a moment ago, in a session
     * that goes on for some seconds on another node, decides nothing.
     *
     * @throws AccessDeniedException when they do not decide any more
     */
    Role decider(SignedInPerson by) {
        people.requireDecider(by.tenantId(), by, "Only whoever decides it says who the people are");
        return people.find(Key.of(by)).orElseThrow().role();
    }

    /** The person's sessions end, so that none goes on in the old role. */
    void changeRole(SignedInPerson by, Person person, Role role) {
        records.tellOfRole(by, person, role);
        leaving.changeRole(person.key(), role);
        records.roleChanged(by, person, role);
    }

    /** What proves beside the password who the person is counts no more, and the person's sessions end. */
    void resetFactor(SignedInPerson by, Person person) {
        records.tellOfFactorReset(by, person);
        endFactors(person);
        records.factorReset(by, person);
    }

    /** The same by whoever starts the program. */
    void resetFactor(Person person) {
        records.tellOfFactorReset(person);
        endFactors(person);
        records.factorReset(person);
    }

    private void endFactors(Person person) {
        AccountRepository.Key key = AccountRepository.Key.of(person.key());
        belongings.forEach(each -> each.endOfFactors(key));
        // Whoever comes next is not the first.
        accounts.noteSignIn(key);
        accounts.beginCodeGeneration(key);
    }

    void remove(SignedInPerson by, Person person) {
        records.tellOfRemoval(by, person);
        leaving.leave(person.key());
        records.removed(by, person);
    }
}
