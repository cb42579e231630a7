package io.portwarden.people;

import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody who can sign in to the portal.
 *
 * @param tenantId where the person belongs; whoever is in a role of the provider's, and nobody else, belongs to it
 * @param language one of {@link PeopleService#LANGUAGES}
 */
public record Person(
        TenantId tenantId, UUID personId, EmailAddress email, String displayName, Role role, Locale language) {

    public Person {
        if (role.isProviders() != tenantId.equals(TenantId.PROVIDER)) {
            throw new IllegalArgumentException(
                    "Whoever is in a role of the provider's is one of its people, and nobody else");
        }
        if (displayName.isBlank() || displayName.length() > 100) {
            throw new IllegalArgumentException("A display name has 1 to 100 characters");
        }
        if (!PeopleService.LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("The portal does not speak " + language);
        }
    }

    /** What the person is called by. */
    public PersonRepository.Key key() {
        return new PersonRepository.Key(tenantId, personId);
    }

    public SignedInPerson signedIn() {
        return new SignedInPerson(tenantId.value(), personId, email.value(), displayName, role);
    }
}
