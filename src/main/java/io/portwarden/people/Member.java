package io.portwarden.people;

import io.portwarden.shared.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody in the list of a tenant's people, or of the provider's operators.
 *
 * @param lastSeen when a session of the person was last used, where that is not too long ago to be known
 * @param secondFactor whether the person has one-time codes or a passkey
 */
public record Member(
        UUID personId, String displayName, String email, Role role, Optional<Instant> lastSeen, boolean secondFactor) {}
