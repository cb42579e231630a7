package io.portwarden.audit.ui;

import io.portwarden.audit.AuditEntry;
import io.portwarden.audit.AuditPage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that a grid asks for by their place in a list that can only be read by key. Rows stay where they are:
 * what is recorded later is not in the list.
 */
final class EntryPages implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST_READ = 200;

    /** Reads a page of the list, as {@code AuditService.page} does. */
    interface Reader extends Serializable {
        AuditPage read(@Nullable Long before, int limit);
    }

    private final Reader reader;
    private final ArrayList<Long> positions = new ArrayList<>();
    private boolean complete;

    EntryPages(Reader reader) {
        this.reader = reader;
    }

    /** The rows from a place on; fewer than asked for at the end of the list. */
    List<AuditEntry> rows(int offset, int limit) {
        while (positions.size() < offset && !complete) {
            read(positions.size(), LARGEST_READ);
        }
        List<AuditEntry> rows = new ArrayList<>();
        while (rows.size() < limit && (!complete || offset + rows.size() < positions.size())) {
            rows.addAll(read(offset + rows.size(), Math.min(limit - rows.size(), LARGEST_READ)));
        }
        return rows;
    }

    private List<AuditEntry> read(int offset, int limit) {
        AuditPage page = reader.read(before(offset), limit);
        for (int i = positions.size() - offset; i < page.entries().size(); i++) {
            positions.add(page.entries().get(i).position());
        }
        complete |= page.next().isEmpty();
        return page.entries();
    }

    private @Nullable Long before(int offset) {
        if (positions.isEmpty()) {
            return null;
        }
        return offset == 0 ? Long.valueOf(positions.getFirst() + 1) : positions.get(offset - 1);
    }
}
