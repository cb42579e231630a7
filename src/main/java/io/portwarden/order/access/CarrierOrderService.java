package io.portwarden.order.access;

import io.portwarden.apikey.TestKeys;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.CustomerRecord;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderNameTakenException;
import io.portwarden.order.OrderNotFoundException;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.Placement;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Supplement;
import io.portwarden.order.check.Inquiry;
import io.portwarden.order.check.OrderExamination;
import io.portwarden.order.check.RefusalPace;
import io.portwarden.order.life.CarrierMoves;
import io.portwarden.order.life.CustomerRecords;
import io.portwarden.order.life.OrderPlacing;
import io.portwarden.order.life.OrderSender;
import io.portwarden.order.list.CarrierList;
import io.portwarden.order.made.MadeOrders;
import io.portwarden.order.store.OrderRepository;
import io.portwarden.shared.Page;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Takes the orders that carriers send, shows each carrier its own, and lets it supplement and complete them. What comes with a test key
 * is about made orders, and finds and changes nothing else (API-22).
 */
@Service
public class CarrierOrderService {

    private static final String EITHER = "hasAnyRole('CARRIER', '" + TestKeys.ROLE + "')";

    private final Transactions transactions;
    private final OrderPlacing placing;
    private final OrderExamination examination;
    private final CarrierMoves moves;
    private final CustomerRecords records;
    private final OrderRepository orders;
    private final CarrierList list;
    private final MadeOrders made;

    CarrierOrderService(
            Transactions transactions,
            OrderPlacing placing,
            OrderExamination examination,
            CarrierMoves moves,
            CustomerRecords records,
            OrderRepository orders,
            CarrierList list,
            MadeOrders made) {
        this.transactions = transactions;
        this.placing = placing;
        this.examination = examination;
        this.moves = moves;
        this.records = records;
        this.orders = orders;
        this.list = list;
        this.made = made;
    }

    /**
     * Checks an order and answers it at once (ORD-1). Where the PIN was not accepted the answer takes the same time,
     * whatever the reason (PIN-8).
     *
     * @throws OrderNameTakenException when the carrier has given the name to other content (ORD-5)
     * @throws io.portwarden.shared.UnavailableException when no answer could be found in time; nothing was accepted
     */
    @PreAuthorize(EITHER)
    public Placement<PortOutOrder> place(Carrier carrier, PlaceOrder command) {
        RefusalPace pace = examination.begin();
        Placement<PortOutOrder> placement =
                TestKeys.isInUse() ? made.place(carrier, command) : placing.place(OrderSender.of(carrier), command);
        pace.keep(placement.order().reasons());
        return placement;
    }

    /**
     * Tells whether an order would pass, by the same checks and within the same limits on guessing PINs; a wrong PIN
     * counts (PIN-8). Nothing is stored, and the order's name is not looked at: {@link PlaceOrder#UNNAMED} will do.
     *
     * @throws io.portwarden.shared.UnavailableException when no answer could be found in time
     */
    @PreAuthorize(EITHER)
    public PortOutCheck check(Carrier carrier, PlaceOrder asked) {
        RefusalPace pace = examination.begin();
        PortOutCheck check = TestKeys.isInUse()
                ? made.check(asked)
                : examination.examine(Inquiry.ofQuestion(carrier, asked), OrderExamination.Found::check);
        pace.keep(check.reasons());
        return check;
    }

    /**
     * Gives the record of a customer whose account number, ZIP code and PIN the carrier has, or says why not, as an order would
     * be told; a wrong PIN counts (PIN-8, CSR-1).
     *
     * @throws io.portwarden.order.CustomerRecord.NotGivenException when the provider gives none
     * @throws io.portwarden.shared.UnavailableException when no answer could be found in time
     */
    @PreAuthorize("hasRole('CARRIER')")
    public CustomerRecord.Answer customerRecord(Carrier carrier, CustomerRecord.Inquiry asked) {
        return records.ask(OrderSender.of(carrier), asked);
    }

    /** One order of the carrier; another carrier's does not exist. */
    @PreAuthorize(EITHER)
    public Optional<PortOutOrder> find(Carrier carrier, UUID id) {
        return TestKeys.isInUse()
                ? made.find(carrier, id)
                : transactions.stating(Scope.carrier(carrier.id().value()), () -> orders.ofCarrier(carrier.id(), id));
    }

    /**
     * The carrier's orders, newest first.
     *
     * @param after the key that the page before ended with; null for the first page
     * @param limit rows a page, 1 to 200
     */
    @PreAuthorize(EITHER)
    public Page<PortOutOrder, UUID> list(Carrier carrier, OrderFilter filter, @Nullable UUID after, int limit) {
        if (TestKeys.isInUse()) {
            return made.list(carrier, filter.status(), filter.purchaseOrderNumber(), after, limit);
        }
        return transactions.searching(
                Scope.carrier(carrier.id().value()),
                () -> list.page(carrier.id(), filter.status(), filter.purchaseOrderNumber(), after, limit));
    }

    /**
     * Makes the carrier's next version of its order; the same again gives the same order as it is by then (ORD-6). A
     * correction is checked as a new order is, PIN and limits included, and begins a new review window or is rejected;
     * where its PIN was not accepted the answer takes the same time, whatever the reason (PIN-8).
     *
     * @throws OrderNotFoundException when the carrier has sent no such order
     * @throws OrderNameTakenException when this or a later version has been sent with other content
     * @throws MoveRefusedException when the order's state, its version or the date does not allow it; the order stays as
     *     it was, and no PIN was looked at
     * @throws io.portwarden.shared.UnavailableException when no answer could be found in time; nothing was accepted
     */
    @PreAuthorize(EITHER)
    public PortOutOrder supplement(Carrier carrier, UUID id, Supplement supplement) {
        RefusalPace pace = examination.begin();
        PortOutOrder order = TestKeys.isInUse()
                ? made.supplement(carrier, id, supplement)
                : moves.supplement(OrderSender.of(carrier), id, supplement);
        pace.keep(order.reasons());
        return order;
    }

    /**
     * Takes the numbers of a confirmed order from the tenant, on its due date or later (ORD-7).
     *
     * @throws OrderNotFoundException when the carrier has sent no such order
     * @throws MoveRefusedException when it cannot be completed, or not yet
     */
    @PreAuthorize(EITHER)
    public PortOutOrder complete(Carrier carrier, UUID id) {
        return TestKeys.isInUse() ? made.complete(carrier, id) : moves.complete(OrderSender.of(carrier), id);
    }
}
