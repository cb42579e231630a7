package io.portwarden.people.scim;

import io.portwarden.people.PersonRepository.Key;
import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * One of an organization's people as its directory sees them.
 *
 * @param id stays, also for whoever leaves and comes back
 * @param personId who that is here; another one after each coming back
 * @param userName the e-mail address
 * @param externalId what the directory calls the person; may be empty, as the parts of the name
 * @param active whether the person is one of the people here
 * @param role now, or when the person left
 * @param managed whether the directory has said something of the person
 */
public record DirectoryPerson(
        UUID id,
        UUID personId,
        String userName,
        String displayName,
        String givenName,
        String familyName,
        String externalId,
        boolean active,
        Role role,
        boolean managed,
        Instant createdAt,
        Instant changedAt) {

    Key key(TenantId tenantId) {
        return new Key(tenantId, personId);
    }

    /** The same, who is another person here now. */
    DirectoryPerson as(UUID another) {
        return new DirectoryPerson(
                id,
                another,
                userName,
                displayName,
                givenName,
                familyName,
                externalId,
                active,
                role,
                managed,
                createdAt,
                changedAt);
    }
}
