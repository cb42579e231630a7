package io.portwarden.notification;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A row of the outbox that one mailer works on.
 *
 * @param claim made anew at every claim: whoever holds an older one must not touch the row any more
 * @param kind code of a {@link NoticeKind}, or of one that only a newer node knows
 * @param params by the keys of {@link NoticeParam}
 * @param attempts with this one
 */
record ClaimedNotice(
        UUID tenantId,
        UUID noticeId,
        UUID claim,
        String kind,
        String recipient,
        String language,
        Map<String, String> params,
        Instant createdAt,
        int attempts) {

    /** Without recipient and parameters. */
    @Override
    public String toString() {
        return "notice " + noticeId + " (" + kind + ") of tenant " + tenantId;
    }
}
