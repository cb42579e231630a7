package io.portwarden.audit;

import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * How the verification of one tenant's trail went.
 *
 * @param entries how many there are
 * @param problem the first one; absent when every entry is there and as it was written
 * @param endKept whether the trail's end was compared with one kept outside the database
 * @param at when it was verified
 */
public record TrailReport(
        TenantId tenantId, long entries, Optional<TrailProblem> problem, boolean endKept, Instant at) {

    public boolean isVerified() {
        return problem.isEmpty();
    }
}
