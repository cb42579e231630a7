package io.portwarden.people;

import io.portwarden.people.PersonRepository.Key;
import org.springframework.stereotype.Component;

/** What begins when somebody comes in, whoever has decided it; in the transaction under way. */
@Component
public class Joining {

    private final PersonRepository people;
    private final AccountRepository accounts;

    Joining(PersonRepository people, AccountRepository accounts) {
        this.people = people;
        this.accounts = accounts;
    }

    /**
     * Somebody belongs there from now on, and signs in by an account of the own.
     *
     * @throws org.springframework.dao.DuplicateKeyException when somebody signs in with the address already
     */
    public void join(Person person, String passwordHash) {
        people.insert(person);
        accounts.insert(
                AccountRepository.Key.of(new Key(person.tenantId(), person.personId())), person.email(), passwordHash);
    }
}
