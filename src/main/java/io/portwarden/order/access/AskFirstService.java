package io.portwarden.order.access;

import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.carrier.CarrierService;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderNotFoundException;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.check.Consents;
import io.portwarden.order.life.OrderActor;
import io.portwarden.order.life.OrderChanges;
import io.portwarden.order.list.WaitingRepository;
import io.portwarden.order.store.ConsentRepository;
import io.portwarden.order.store.OrderSettingsRepository;
import io.portwarden.order.store.OrderStore;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Lets a tenant be asked before an upstream, whose answer is due at once, is told that numbers may go (UPS-6): the first
 * request that passes is refused, and the same passes when it comes again after an admin's yes.
 */
@Service
public class AskFirstService {

    private final Transactions transactions;
    private final OrderSettingsRepository settings;
    private final ConsentRepository consents;
    private final WaitingRepository waiting;
    private final OrderStore store;
    private final OrderChanges changes;
    private final CarrierService carriers;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final LiveUpdates liveUpdates;
    private final FreshSignIn freshSignIn;
    private final Clock clock;

    AskFirstService(
            Transactions transactions,
            OrderSettingsRepository settings,
            ConsentRepository consents,
            WaitingRepository waiting,
            OrderStore store,
            OrderChanges changes,
            CarrierService carriers,
            AuditTrail trail,
            Outbox outbox,
            LiveUpdates liveUpdates,
            FreshSignIn freshSignIn,
            Clock clock) {
        this.transactions = transactions;
        this.settings = settings;
        this.consents = consents;
        this.waiting = waiting;
        this.store = store;
        this.changes = changes;
        this.carriers = carriers;
        this.trail = trail;
        this.outbox = outbox;
        this.liveUpdates = liveUpdates;
        this.freshSignIn = freshSignIn;
        this.clock = clock;
    }

    /** Whether it would make a difference: orders come through upstreams. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public boolean isOffered() {
        return transactions.stating(Scope.tenant(CurrentPerson.get().tenantId()), carriers::anyUpstream);
    }

    /** The orders that were refused so that an admin can be asked, lately enough that they may come again; oldest first. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public List<OrderListItem> waiting(int limit) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        Instant since = clock.instant().minus(Consents.LAST);
        return transactions.searching(Scope.tenant(tenantId), () -> waiting.forYes(tenantId, since, limit));
    }

    /** Whether the tenant is asked first. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public boolean isOn() {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> settings.asksFirst(tenantId));
    }

    /**
     * Switches it on or off, for requests that come from the commit on.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void askFirst(boolean wanted) {
        freshSignIn.requireFresh();
        SignedInPerson admin = CurrentPerson.get();
        TenantId tenantId = admin.tenantId();
        transactions.doStating(Scope.tenant(tenantId), () -> {
            if (settings.askFirst(tenantId, wanted)) {
                liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.ORDER, tenantId.value()));
                NoticeKind told = wanted ? NoticeKind.ASK_FIRST_ON : NoticeKind.ASK_FIRST_OFF;
                outbox.add(new Notice(tenantId, told, Map.of(NoticeParam.PERSON, admin.displayName())));
                trail.record(tenantId, AuditEvent.of(wanted ? AuditKind.ASK_FIRST_ON : AuditKind.ASK_FIRST_OFF));
            }
        });
    }

    /** Until when the same passes; nothing where nobody has said yes, or that is over. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public Optional<Instant> allowedUntil(UUID orderId) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions
                .stating(Scope.tenant(tenantId), () -> consents.givenAt(tenantId, orderId))
                .map(given -> given.plus(Consents.LAST))
                .filter(until -> until.isAfter(clock.instant()));
    }

    /**
     * Lets the same request pass when it comes again within {@link Consents#LAST}; all else that stands in its way by then
     * still does.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     * @throws OrderNotFoundException when the tenant has no such order, or it was refused for another reason
     */
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    public void allow(UUID orderId) {
        freshSignIn.requireFresh();
        SignedInPerson admin = CurrentPerson.get();
        TenantId tenantId = admin.tenantId();
        transactions.doStating(Scope.tenant(tenantId), () -> {
            PortOutOrder order = store.lock(tenantId, orderId)
                    .filter(PortOutOrder::waitsForCustomer)
                    .orElseThrow(OrderNotFoundException::new);
            Instant at = changes.momentFor(order);
            if (consents.give(tenantId, orderId, at)) {
                changes.allow(order, OrderActor.of(admin), at);
            }
        });
    }
}
