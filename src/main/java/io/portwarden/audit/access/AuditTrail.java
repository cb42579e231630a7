package io.portwarden.audit.access;

import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.chain.AuditKeys;
import io.portwarden.audit.chain.AuditRepository;
import io.portwarden.audit.chain.EntryMac;
import io.portwarden.audit.chain.EntryRow;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.key.NamedKey;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Records what happens, in the transaction in which it happens: either both are there or neither. */
@Service
public class AuditTrail {

    private final Transactions transactions;
    private final AuditRepository entries;
    private final NamedKey key;

    AuditTrail(Transactions transactions, AuditRepository entries, AuditKeys audit) {
        this.transactions = transactions;
        this.entries = entries;
        this.key = audit.keys().current();
    }

    /**
     * Appends an entry to the tenant's trail, and holds the end of that trail until the transaction ends: to be called
     * last in it, after every other lock.
     *
     * @param tenantId whose trail it is; {@link TenantId#PROVIDER} for what concerns no tenant
     * @throws IllegalStateException outside a transaction that is for this tenant
     */
    public void record(TenantId tenantId, AuditEvent event) {
        transactions.require(tenantId);
        // Nobody else appends to what this transaction holds.
        Map<TenantId, AuditRepository.End> held = transactions.kept(AuditTrail.class, HashMap::new);
        AuditRepository.End end = held.computeIfAbsent(tenantId, entries::lockEnd);
        EntryRow entry = new EntryRow(
                tenantId.value(),
                end.position() + 1,
                Identifiers.next(),
                end.now(),
                event.kind().code(),
                event.actor().kind().code(),
                event.actor().id(),
                event.actor().name(),
                event.subject().kind().code(),
                event.subject().id(),
                event.subject().name(),
                canonical(event.details()),
                key.id());
        byte[] mac = new EntryMac(key).of(end.mac(), entry);
        entries.append(entry, mac);
        held.put(tenantId, end.after(entry, mac));
    }

    private static String canonical(Map<AuditDetail, String> details) {
        return details.entrySet().stream()
                .map(detail -> detail.getKey().code() + "=" + detail.getValue())
                .collect(Collectors.joining("\n"));
    }
}
