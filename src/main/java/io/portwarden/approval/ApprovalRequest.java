package io.portwarden.approval;

import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What one admin has asked for.
 *
 * @param subject whom or what it is about, in words; may be empty
 * @param data what the feature needs to do it, and nobody else sees
 */
public record ApprovalRequest(
        UUID id,
        ActKind kind,
        String subject,
        Map<String, String> data,
        SignedInPerson requester,
        Instant requestedAt,
        Instant expiresAt) {

    public ApprovalRequest {
        data = Map.copyOf(data);
        if (requester.role() != Role.TENANT_ADMIN) {
            throw new IllegalArgumentException("Admins ask");
        }
    }

    public TenantId tenantId() {
        return requester.tenantId();
    }

    /** @throws NullPointerException when it was not kept */
    public String get(String key) {
        return Objects.requireNonNull(data.get(key));
    }

    /** Without the data, which may be secret. */
    @Override
    public String toString() {
        return "ApprovalRequest[" + kind.code() + ", " + id + "]";
    }
}
