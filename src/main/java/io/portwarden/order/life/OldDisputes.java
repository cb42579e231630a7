package io.portwarden.order.life;

import io.portwarden.carrier.CarrierService;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.store.OrderRepository;
import io.portwarden.order.store.OrderStore;
import io.portwarden.order.store.ReviewRepository;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Rounds;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Finds out for disputes that a node of an older version has stored until when a message still stops them, and tells the SOA of
 * them: that node has not (ORD-13).
 */
@Component
class OldDisputes extends Rounds {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int PART = 100;

    private final Transactions transactions;
    private final ReviewRepository reviews;
    private final OrderStore store;
    private final OrderRepository orders;
    private final CarrierService carriers;
    private final SoaMoves soa;

    OldDisputes(
            Transactions transactions,
            ReviewRepository reviews,
            OrderStore store,
            OrderRepository orders,
            CarrierService carriers,
            SoaMoves soa) {
        super("old-disputes", "Deadlines of disputes from before", Duration.ZERO, EVERY);
        this.transactions = transactions;
        this.reviews = reviews;
        this.store = store;
        this.orders = orders;
        this.carriers = carriers;
        this.soa = soa;
    }

    /** @return how many were found */
    int findAll() {
        List<ReviewRepository.Disputed> old =
                transactions.stating(Scope.provider(), () -> reviews.disputedWithoutDeadline(PART));
        old.forEach(order -> transactions.doStating(
                Scope.tenant(order.tenantId()),
                () -> store.lockIfFree(order.tenantId(), order.orderId()).ifPresent(this::find)));
        return old.size();
    }

    /** Looked at again now that it is held: another node may have been quicker, and it may be decided. */
    private void find(PortOutOrder order) {
        if (order.status() == OrderStatus.DISPUTED
                && orders.conflictUntil(order.tenantId(), order.id()).isEmpty()) {
            soa.disputedUntold(order, carriers.get(order.carrierId()));
        }
    }

    @Override
    protected void round() {
        findAll();
    }
}
