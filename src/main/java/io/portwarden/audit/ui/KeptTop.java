package io.portwarden.audit.ui;

import io.portwarden.audit.AuditEntry;
import io.portwarden.shared.Page;
import io.portwarden.shared.ui.KeyedRows;
import org.jspecify.annotations.Nullable;

/** Reads the trail from where it ended at the first look: what is recorded later moves no row. */
final class KeptTop implements KeyedRows.Reader<AuditEntry, Long> {

    private static final long serialVersionUID = 1L;

    private final KeyedRows.Reader<AuditEntry, Long> trail;
    private @Nullable Long end;

    KeptTop(KeyedRows.Reader<AuditEntry, Long> trail) {
        this.trail = trail;
    }

    @Override
    public Page<AuditEntry, Long> read(@Nullable Long before, int limit) {
        Page<AuditEntry, Long> page = trail.read(before == null ? end : before, limit);
        if (end == null) {
            end = page.items().isEmpty() ? 1 : page.items().getFirst().position() + 1;
        }
        return page;
    }
}
