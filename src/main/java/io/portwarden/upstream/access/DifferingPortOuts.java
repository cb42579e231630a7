package io.portwarden.upstream.access;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.upstream.PortOutApart;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.connection.Connections;
import io.portwarden.upstream.telnyx.PortOutsApart;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What operators see of port-outs that stand otherwise at an upstream than here, and what they do about them (UPS-9). */
@Service
@PreAuthorize("hasAnyRole('DESK', 'SECURITY')")
public class DifferingPortOuts {

    private static final Scope OWN = Scope.provider().andTenant(TenantId.PROVIDER);

    private final Transactions transactions;
    private final Connections connections;
    private final PortOutsApart portOuts;
    private final AuditTrail trail;
    private final Clock clock;

    DifferingPortOuts(
            Transactions transactions, Connections connections, PortOutsApart portOuts, AuditTrail trail, Clock clock) {
        this.transactions = transactions;
        this.connections = connections;
        this.portOuts = portOuts;
        this.trail = trail;
        this.clock = clock;
    }

    /** Those whose time is up first come first. */
    public List<PortOutApart> list() {
        return transactions.stating(OWN, () -> portOuts.all(connections.all()));
    }

    /** Has the upstream told once more that the numbers may not go. @return whether it still differed */
    public boolean refuseAgain(UUID connectionId, UUID id) {
        return change(
                AuditKind.UPSTREAM_REFUSED_AGAIN,
                connectionId,
                () -> portOuts.refuseAgain(connectionId, id, clock.instant()));
    }

    /** Takes it off the list: somebody has seen to it. It comes back when either side moves and they differ again. */
    public boolean tickOff(UUID connectionId, UUID id) {
        return change(AuditKind.UPSTREAM_DIFFERENCE_SETTLED, connectionId, () -> portOuts.tickOff(connectionId, id));
    }

    private boolean change(AuditKind kind, UUID connectionId, BooleanSupplier change) {
        return transactions.<Boolean>stating(OWN, () -> {
            boolean changed = change.getAsBoolean();
            if (changed) {
                trail.record(
                        TenantId.PROVIDER,
                        AuditEvent.of(kind)
                                .by(AuditActor.of(CurrentPerson.get()))
                                .about(subject(connectionId)));
            }
            return changed;
        });
    }

    private AuditSubject subject(UUID connectionId) {
        return connections
                .find(connectionId)
                .map(UpstreamConnection::carrier)
                .map(carrier -> AuditSubject.carrier(carrier.id().value(), carrier.name()))
                .orElse(AuditSubject.NONE);
    }
}
