package io.portwarden.soa;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.carrier.CarrierContact;
import io.portwarden.carrier.CarrierId;
import io.portwarden.carrier.CarrierService;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows operators what has to be done at the SOA by hand, and lets them tick it off (ORD-13). */
@Service
public class SoaTaskService {

    private final Transactions transactions;
    private final SoaTaskRepository tasks;
    private final CarrierService carriers;
    private final AuditTrail trail;
    private final LiveUpdates liveUpdates;
    private final Clock clock;

    SoaTaskService(
            Transactions transactions,
            SoaTaskRepository tasks,
            CarrierService carriers,
            AuditTrail trail,
            LiveUpdates liveUpdates,
            Clock clock) {
        this.transactions = transactions;
        this.tasks = tasks;
        this.carriers = carriers;
        this.trail = trail;
        this.liveUpdates = liveUpdates;
        this.clock = clock;
    }

    /** What nobody has done and no system has taken; what is due first comes first. */
    @PreAuthorize("hasRole('SUPPORT')")
    public List<SoaTask> open(int limit) {
        return transactions.searching(Scope.provider(), () -> tasks.open(limit));
    }

    /** How much that is. */
    @PreAuthorize("hasRole('SUPPORT')")
    public long count() {
        return transactions.searching(Scope.provider(), tasks::open);
    }

    /** What operators have ticked off, the last first. */
    @PreAuthorize("hasRole('SUPPORT')")
    public List<SoaTask> done(int limit) {
        return transactions.searching(Scope.provider(), () -> tasks.done(limit));
    }

    /** Whom to call at a carrier where no message helps any more. */
    @PreAuthorize("hasRole('SUPPORT')")
    public CarrierContact contact(CarrierId carrier) {
        return transactions.stating(Scope.provider(), () -> carriers.contact(carrier));
    }

    /**
     * Ticks off what an operator has done; the provider's trail says who and when.
     *
     * @throws SoaTaskGoneException when it does not wait any more
     */
    @PreAuthorize("hasRole('DESK')")
    public SoaTask done(UUID id) {
        SignedInPerson person = CurrentPerson.get();
        return transactions.stating(Scope.provider().andTenant(TenantId.PROVIDER), () -> {
            SoaTask task = tasks.done(id, person.displayName(), clock.instant()).orElseThrow(SoaTaskGoneException::new);
            liveUpdates.publish(new LiveUpdate(TenantId.PROVIDER, LiveUpdate.Topic.TASK, id));
            trail.record(
                    TenantId.PROVIDER,
                    AuditEvent.of(AuditKind.SOA_TASK_DONE)
                            .by(AuditActor.of(person))
                            .about(AuditSubject.order(task.orderId(), task.purchaseOrderNumber()))
                            .with(AuditDetail.VERSION, task.version())
                            .with(AuditDetail.SOA_STEP, task.step()));
            return task;
        });
    }
}
