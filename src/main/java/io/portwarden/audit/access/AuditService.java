package io.portwarden.audit.access;

import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEntry;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditFilter;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.ExportFormat;
import io.portwarden.audit.VerificationRun;
import io.portwarden.audit.chain.EntryReader;
import io.portwarden.audit.chain.EntryWriter;
import io.portwarden.audit.chain.HeadRepository;
import io.portwarden.audit.chain.TrailVerification;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Page;
import io.portwarden.shared.PagedRows;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows a tenant's admins their trail, exports it, and says whether it verifies. */
@Service
public class AuditService {

    private final Transactions transactions;
    private final EntryReader entries;
    private final HeadRepository heads;
    private final AuditTrail trail;
    private final TrailVerification verification;
    private final Map<TenantId, VerificationRun> runs = new ConcurrentHashMap<>();

    AuditService(
            Transactions transactions,
            EntryReader entries,
            HeadRepository heads,
            AuditTrail trail,
            TrailVerification verification) {
        this.transactions = transactions;
        this.entries = entries;
        this.heads = heads;
        this.trail = trail;
        this.verification = verification;
    }

    /**
     * The tenant's trail, newest first.
     *
     * @param before the position before which the page begins; null for the first page
     * @param limit entries a page, 1 to 200
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public Page<AuditEntry, Long> page(AuditFilter filter, @Nullable Long before, int limit) {
        return read(CurrentPerson.get().tenantId(), filter, before, limit);
    }

    /** How many entries the tenant's trail has, all kinds and times together. */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public long count() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions
                .stating(Scope.tenant(tenantId), () -> heads.extent(tenantId))
                .lastEntry();
    }

    /**
     * Writes the entries that the filter leaves, newest first. That is recorded first, and so the first of them. Page by
     * page, so that whoever reads slowly holds no connection.
     *
     * @param written is told how many entries there are by now; an exception of its ends the writing. Only after the last
     *     entry the stream is closed: what is closed looks whole
     * @throws IOException when nobody reads any more
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void export(AuditFilter filter, ExportFormat format, OutputStream out, LongConsumer written)
            throws IOException {
        TenantId tenantId = CurrentPerson.get().tenantId();
        transactions.doStating(Scope.tenant(tenantId), () -> trail.record(tenantId, exported(filter, format)));
        PagedRows<AuditEntry, Long> rows = before -> read(tenantId, filter, before, PagedRows.PAGE);
        EntryWriter writer = EntryWriter.to(out, format);
        rows.write(writer::write, writer, written);
    }

    /** Verifies the tenant's trail in the background; joins a verification that is under way. */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public VerificationRun verify() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return runs.compute(
                tenantId,
                (id, run) -> run != null && !run.isDone()
                        ? run
                        : new VerificationRun(verified -> verification.verify(id, verified::add)).start());
    }

    /** The verification of the tenant's trail that this node began last. */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public Optional<VerificationRun> lastVerification() {
        return Optional.ofNullable(runs.get(CurrentPerson.get().tenantId()));
    }

    private Page<AuditEntry, Long> read(TenantId tenantId, AuditFilter filter, @Nullable Long before, int limit) {
        return transactions.searching(Scope.tenant(tenantId), () -> entries.page(tenantId, filter, before, limit));
    }

    private static AuditEvent exported(AuditFilter filter, ExportFormat format) {
        AuditEvent event = AuditEvent.of(AuditKind.EXPORTED).with(AuditDetail.FORMAT, format);
        if (filter.kind() != null) {
            event = event.with(AuditDetail.KIND, filter.kind());
        }
        if (filter.from() != null) {
            event = event.with(AuditDetail.FROM, filter.from());
        }
        if (filter.until() != null) {
            event = event.with(AuditDetail.UNTIL, filter.until());
        }
        return event;
    }
}
