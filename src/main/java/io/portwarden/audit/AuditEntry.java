package io.portwarden.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the trail as it is read. Codes stand as they are in the database: an entry of a later version, or one that
 * somebody has changed, is shown too.
 *
 * @param position its place in the tenant's trail, from 1 on
 * @param kind code of an {@link AuditKind}
 * @param actorKind code of an {@link AuditActor.Kind}
 * @param subjectKind code of an {@link AuditSubject.Kind}
 * @param details values by code of an {@link AuditDetail}
 */
public record AuditEntry(
        long position,
        UUID id,
        Instant happenedAt,
        String kind,
        String actorKind,
        @Nullable UUID actorId,
        String actorName,
        String subjectKind,
        @Nullable UUID subjectId,
        String subjectName,
        Map<String, String> details) {}
