package io.portwarden.audit;

import io.portwarden.shared.NormalForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; what is null does not narrow.
 *
 * @param text part of the name of an actor or subject, or of a detail; case does not matter, and a telephone number may
 *     be written in any form
 * @param from the first moment
 * @param until the moment after the last
 */
public record AuditFilter(
        @Nullable String text,
        @Nullable AuditKind kind,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static final AuditFilter ALL = new AuditFilter(null, null, null, null);

    public AuditFilter {
        text = text == null || NormalForm.plain(text).isEmpty() ? null : text.strip();
    }
}
