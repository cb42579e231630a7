package io.portwarden.people;

import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody who can sign in to the portal.
 *
 * @param tenantId where the person belongs; operators belong to the provider, and only they
 * @param language one of {@link PeopleService#LANGUAGES}
 */
public record Person(
        TenantId tenantId, UUID personId, EmailAddress email, String displayName, Role role, Locale language) {

    public Person {
        if ((role == Role.OPERATOR) != tenantId.equals(TenantId.PROVIDER)) {
            throw new IllegalArgumentException("Operators are the provider's people, and only they");
        }
        if (displayName.isBlank() || displayName.length() > 100) {
            throw new IllegalArgumentException("A display name has 1 to 100 characters");
        }
        if (!PeopleService.LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("The portal does not speak " + language);
        }
    }

    public SignedInPerson signedIn() {
        return new SignedInPerson(tenantId.value(), personId, email.value(), displayName, role);
    }
}
