package io.portwarden.people.factor;

import io.portwarden.people.AccountRepository.Key;
import io.portwarden.shared.key.LastingKeys;
import io.portwarden.shared.key.Seal;
import org.springframework.stereotype.Component;

/** Encrypts the secrets of one-time codes for the database, each bound to its person. */
@Component
class FactorSecrets {

    private final Seal seal;

    FactorSecrets(LastingKeys keys) {
        this.seal = new Seal(keys.keys(), "portwarden one-time codes");
    }

    String seal(Key person, byte[] secret) {
        return seal.seal(owner(person), secret);
    }

    /** @throws IllegalStateException if it was altered, or made for another person or under a key that is not there */
    byte[] open(Key person, String sealed) {
        return seal.open(owner(person), sealed);
    }

    private static String owner(Key person) {
        return person.tenantId() + " " + person.personId();
    }
}
