package io.portwarden.people;

import io.portwarden.approval.TwoPersonRule;
import io.portwarden.people.PersonRepository.Key;
import io.portwarden.shared.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** What ends when somebody leaves, or gets another role or address, whoever has decided it; in the transaction under way. */
@Component
public class Leaving {

    private final PersonRepository people;
    private final AccountRepository accounts;
    private final List<Belongings> belongings;
    private final TwoPersonRule rule;

    Leaving(PersonRepository people, AccountRepository accounts, List<Belongings> belongings, TwoPersonRule rule) {
        this.people = people;
        this.accounts = accounts;
        this.belongings = List.copyOf(belongings);
        this.rule = rule;
    }

    /** All that the person has ends, sessions on every node too, and nothing waits for approval any more. */
    public void leave(Key person) {
        AccountRepository.Key account = AccountRepository.Key.of(person);
        // The membership's row first, as whoever changes a role does: of two at the same moment one waits, and not each
        // for the other.
        people.remove(person);
        belongings.forEach(each -> each.endOfMembership(person));
        belongings.forEach(each -> each.endAll(account));
        accounts.end(account);
        rule.dropAllOf(person.tenantId(), person.personId());
    }

    /** The person's sessions end, so that none goes on in the old role. */
    public void changeRole(Key person, Role role) {
        people.changeRole(person, role);
        belongings.forEach(each -> each.endOfRole(person));
        rule.dropAllOf(person.tenantId(), person.personId());
    }

    /** @throws org.springframework.dao.DuplicateKeyException when somebody signs in with it already */
    public void changeAddress(Key person, EmailAddress address) {
        AccountRepository.Key account = AccountRepository.Key.of(person);
        accounts.changeAddress(account, address);
        people.changeAddress(person, address);
        belongings.forEach(each -> each.endOfAddress(account));
    }
}
