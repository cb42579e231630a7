package io.portwarden.audit;

import java.util.List;
import java.util.Optional;

/**
 * A part of the trail, newest first.
 *
 * @param next the position before which the next page begins; absent on the last
 */
public record AuditPage(List<AuditEntry> entries, Optional<Long> next) {

    public AuditPage {
        entries = List.copyOf(entries);
    }
}
