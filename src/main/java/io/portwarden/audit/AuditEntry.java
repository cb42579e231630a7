package io.portwarden.audit;

import io.portwarden.audit.chain.EntryReader;
import io.portwarden.audit.chain.EntryRow;
import java.time.Instant;
import java.util.LinkedHashMap;
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
        Map<String, String> details) {

    public static AuditEntry of(EntryRow row) {
        Map<String, String> details = new LinkedHashMap<>();
        row.details().lines().forEach(line -> {
            String[] parts = line.split("=", 2);
            details.put(parts[0], parts.length == 2 ? parts[1] : "");
        });
        return new AuditEntry(
                row.position(),
                row.id(),
                EntryReader.instant(row.happenedAt()),
                row.kind(),
                row.actorKind(),
                row.actorId(),
                row.actorName(),
                row.subjectKind(),
                row.subjectId(),
                row.subjectName(),
                details);
    }
}
