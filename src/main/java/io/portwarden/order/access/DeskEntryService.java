package io.portwarden.order.access;

import io.portwarden.carrier.CarrierId;
import io.portwarden.carrier.CarrierService;
import io.portwarden.order.CustomerRecord;
import io.portwarden.order.MoveRefusal;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderNameTakenException;
import io.portwarden.order.OrderNotFoundException;
import io.portwarden.order.OrderParty;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.Placement;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.SeenByProvider;
import io.portwarden.order.Supplement;
import io.portwarden.order.check.OrderExamination;
import io.portwarden.order.check.RefusalPace;
import io.portwarden.order.life.CarrierMoves;
import io.portwarden.order.life.CustomerRecords;
import io.portwarden.order.life.OrderPlacing;
import io.portwarden.order.life.OrderSender;
import io.portwarden.order.life.OrderStates;
import io.portwarden.order.store.OrderRepository;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Lets operators type in what carriers have sent on paper or by e-mail. It goes the way of the carrier's own requests: the
 * same checks, the same limits on guesses, counted for the same carrier, and the same pace (ORD-2, PIN-8). Timeline and
 * trail name the operator. What comes back is what the carrier may know.
 */
@Service
public class DeskEntryService {

    private final Transactions transactions;
    private final CarrierService carriers;
    private final OrderExamination examination;
    private final OrderPlacing placing;
    private final CarrierMoves moves;
    private final CustomerRecords records;
    private final OrderRepository orders;
    private final OrderStates states;
    private final Clock clock;

    DeskEntryService(
            Transactions transactions,
            CarrierService carriers,
            OrderExamination examination,
            OrderPlacing placing,
            CarrierMoves moves,
            CustomerRecords records,
            OrderRepository orders,
            OrderStates states,
            Clock clock) {
        this.transactions = transactions;
        this.carriers = carriers;
        this.examination = examination;
        this.placing = placing;
        this.moves = moves;
        this.records = records;
        this.orders = orders;
        this.states = states;
        this.clock = clock;
    }

    /**
     * Places an order for the carrier that wants it, as {@link CarrierOrderService#place} does.
     *
     * @throws java.util.NoSuchElementException when there is no such carrier
     * @throws OrderNameTakenException when the carrier has given the name to other content (ORD-5)
     * @throws io.portwarden.shared.UnavailableException when no answer could be found in time; nothing was accepted
     */
    @PreAuthorize("hasRole('DESK')")
    public Placement<SeenByProvider> place(CarrierId carrierId, PlaceOrder command) {
        RefusalPace pace = examination.begin();
        Placement<PortOutOrder> placement = placing.place(ofPaper(carrierId), command);
        pace.keep(placement.order().reasons());
        return new Placement<>(new SeenByProvider(placement.order()), placement.created());
    }

    /**
     * Makes the next version of an order for its carrier, as {@link CarrierOrderService#supplement} does.
     *
     * @throws OrderNotFoundException when there is no such order
     * @throws OrderNameTakenException when this or a later version has been sent with other content
     * @throws MoveRefusedException when the order's state, its version or the date does not allow it
     * @throws io.portwarden.shared.UnavailableException when no answer could be found in time; nothing was accepted
     */
    @PreAuthorize("hasRole('DESK')")
    public SeenByProvider supplement(UUID id, Supplement supplement) {
        RefusalPace pace = examination.begin();
        OrderSender sender = senderOf(id);
        if (sender.carrier().upstream() && supplement.move() != OrderMove.CANCEL) {
            PortOutOrder order = transactions
                    .stating(Scope.provider(), () -> orders.any(id))
                    .orElseThrow(OrderNotFoundException::new);
            throw new MoveRefusedException(order, supplement.move(), MoveRefusal.NOT_FOR_THIS_PARTY);
        }
        PortOutOrder order = moves.supplement(sender, id, supplement);
        pace.keep(order.reasons());
        return new SeenByProvider(order);
    }

    /**
     * Completes an order for its carrier, as {@link CarrierOrderService#complete} does.
     *
     * @throws OrderNotFoundException when there is no such order
     * @throws MoveRefusedException when it cannot be completed, or not yet
     */
    @PreAuthorize("hasRole('DESK')")
    public SeenByProvider complete(UUID id) {
        return new SeenByProvider(moves.complete(senderOf(id), id));
    }

    /** Whether the provider gives records of customers. */
    @PreAuthorize("hasRole('DESK')")
    public boolean givesRecords() {
        return records.areGiven();
    }

    /**
     * Asks for a customer's record for the carrier that wants it, as {@link CarrierOrderService#customerRecord} does.
     *
     * @throws java.util.NoSuchElementException when there is no such carrier
     * @throws io.portwarden.order.CustomerRecord.NotGivenException when the provider gives none
     * @throws io.portwarden.shared.UnavailableException when no answer could be found in time
     */
    @PreAuthorize("hasRole('DESK')")
    public CustomerRecord.Answer customerRecord(CarrierId carrierId, CustomerRecord.Inquiry asked) {
        return records.ask(ofPaper(carrierId), asked).blurred();
    }

    /** What a carrier can do to its order, and why not where it cannot be done now. */
    @PreAuthorize("hasRole('DESK')")
    public List<PossibleMove> moves(PortOutOrder order) {
        boolean throughUpstream = sender(order.carrierId()).carrier().upstream();
        return Stream.of(OrderMove.CORRECT, OrderMove.CHANGE_DUE_DATE, OrderMove.COMPLETE, OrderMove.CANCEL)
                .map(move -> new PossibleMove(move, refusal(order, move, throughUpstream)))
                .toList();
    }

    /** An upstream corrects nothing: what it wants to know else it asks anew (UPS-4). */
    private Optional<MoveRefusal> refusal(PortOutOrder order, OrderMove move, boolean throughUpstream) {
        return throughUpstream && (move == OrderMove.CORRECT || move == OrderMove.CHANGE_DUE_DATE)
                ? Optional.of(MoveRefusal.NOT_FOR_THIS_PARTY)
                : states.refusal(order, move, OrderParty.CARRIER, clock.instant());
    }

    private OrderSender senderOf(UUID orderId) {
        PortOutOrder order = transactions
                .stating(Scope.provider(), () -> orders.any(orderId))
                .orElseThrow(OrderNotFoundException::new);
        return sender(order.carrierId());
    }

    /** Paper comes from carriers. */
    private OrderSender ofPaper(CarrierId carrierId) {
        OrderSender sender = sender(carrierId);
        if (sender.carrier().upstream()) {
            throw new NoSuchElementException("No carrier " + carrierId);
        }
        return sender;
    }

    private OrderSender sender(CarrierId carrierId) {
        return OrderSender.atDesk(
                transactions.stating(Scope.provider(), () -> carriers.get(carrierId)), CurrentPerson.get());
    }
}
