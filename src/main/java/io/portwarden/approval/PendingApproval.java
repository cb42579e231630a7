package io.portwarden.approval;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A request as admins see it.
 *
 * @param until for how long it would hold, where it would end by itself
 * @param mine whether whoever is signed in has made it
 */
public record PendingApproval(
        UUID id,
        ActKind kind,
        String subject,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        Optional<Instant> until,
        boolean mine) {}
