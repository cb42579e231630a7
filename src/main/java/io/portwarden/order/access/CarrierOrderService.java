package io.portwarden.order.access;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderNameTakenException;
import io.portwarden.order.OrderSender;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.Placement;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.check.OrderExamination;
import io.portwarden.order.life.OrderPlacing;
import io.portwarden.order.list.OrderFilter;
import io.portwarden.order.store.OrderRepository;
import io.portwarden.shared.Page;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Takes the orders that carriers send, and shows each carrier its own. */
@Service
public class CarrierOrderService {

    private final Transactions transactions;
    private final OrderPlacing placing;
    private final OrderExamination examination;
    private final OrderRepository orders;

    CarrierOrderService(
            Transactions transactions, OrderPlacing placing, OrderExamination examination, OrderRepository orders) {
        this.transactions = transactions;
        this.placing = placing;
        this.examination = examination;
        this.orders = orders;
    }

    /**
     * Checks an order and answers it at once (ORD-1). Where the PIN was not accepted the answer takes the same time,
     * whatever the reason (PIN-8).
     *
     * @throws OrderNameTakenException when the carrier has given the name to other content (ORD-5)
     * @throws io.portwarden.shared.UnavailableException when no answer could be found in time; nothing was accepted
     */
    @PreAuthorize("hasRole('CARRIER')")
    public Placement place(Carrier carrier, PlaceOrder command) {
        return placing.place(OrderSender.of(carrier), command);
    }

    /**
     * Tells whether an order would pass, by the same checks and within the same limits on guessing PINs; a wrong PIN
     * counts (PIN-8). Nothing is stored, and the order's name is not looked at: {@link PlaceOrder#UNNAMED} will do.
     *
     * @throws io.portwarden.shared.UnavailableException when no answer could be found in time
     */
    @PreAuthorize("hasRole('CARRIER')")
    public PortOutCheck check(Carrier carrier, PlaceOrder asked) {
        return examination.atEvenPace(
                () -> examination.examineOnly(
                        carrier,
                        asked,
                        found -> new PortOutCheck(
                                found.findings().reasons(), found.findings().numbers(asked.phoneNumbers()))),
                PortOutCheck::reasons);
    }

    /** One order of the carrier; another carrier's does not exist. */
    @PreAuthorize("hasRole('CARRIER')")
    public Optional<PortOutOrder> find(Carrier carrier, UUID id) {
        return transactions.stating(Scope.carrier(carrier.id().value()), () -> orders.ofCarrier(carrier.id(), id));
    }

    /**
     * The carrier's orders, newest first.
     *
     * @param after the key that the page before ended with; null for the first page
     * @param limit rows a page, 1 to 200
     */
    @PreAuthorize("hasRole('CARRIER')")
    public Page<PortOutOrder> list(Carrier carrier, OrderFilter filter, @Nullable UUID after, int limit) {
        return transactions.searching(
                Scope.carrier(carrier.id().value()), () -> orders.pageOfCarrier(carrier.id(), filter, after, limit));
    }
}
