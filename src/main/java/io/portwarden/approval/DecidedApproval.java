package io.portwarden.approval;

import java.time.Instant;

/**
 * What has become of a request.
 *
 * @param state approved, refused, withdrawn, expired, or obsolete
 * @param endedBy empty where time or a change has ended it
 */
public record DecidedApproval(
        ActKind kind, String subject, String requestedBy, String state, String endedBy, Instant endedAt) {}
