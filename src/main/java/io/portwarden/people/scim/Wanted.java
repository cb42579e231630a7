package io.portwarden.people.scim;

import io.portwarden.people.EmailAddress;
import io.portwarden.shared.Role;
import java.util.Locale;
import java.util.Optional;

/**
 * What a request of a directory says of a person; of what it does not say, nothing. A name or external id that is to be taken
 * away is an empty text.
 *
 * @param displayName as the directory writes it, or as it writes the whole name
 * @param language which the portal speaks; for whoever comes in
 */
public record Wanted(
        Optional<EmailAddress> userName,
        Optional<Boolean> active,
        Optional<Role> role,
        Optional<String> externalId,
        Optional<String> displayName,
        Optional<String> givenName,
        Optional<String> familyName,
        Optional<Locale> language) {

    public Wanted withActive(boolean said) {
        return new Wanted(userName, Optional.of(said), role, externalId, displayName, givenName, familyName, language);
    }

    public Wanted withoutUserName() {
        return new Wanted(Optional.empty(), active, role, externalId, displayName, givenName, familyName, language);
    }
}
