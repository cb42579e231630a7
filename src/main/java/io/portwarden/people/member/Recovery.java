package io.portwarden.people.member;

import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * A request to give a tenant an admin that waits for a second operator.
 *
 * @param email who is to be invited
 * @param mine whether whoever is signed in has made it
 */
public record Recovery(
        UUID id,
        TenantId tenantId,
        String tenantName,
        String email,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        boolean mine) {}
