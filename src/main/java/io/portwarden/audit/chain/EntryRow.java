package io.portwarden.audit.chain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as its row holds it, which need not make sense: verification looks at what is there, not at what it means.
 *
 * @param happenedAt microseconds since 1970
 * @param details one {@code code=value} a line, in the order of the codes' first use
 */
public record EntryRow(
        UUID tenantId,
        long position,
        UUID id,
        long happenedAt,
        String kind,
        String actorKind,
        @Nullable UUID actorId,
        String actorName,
        String subjectKind,
        @Nullable UUID subjectId,
        String subjectName,
        String details,
        String keyId) {}
