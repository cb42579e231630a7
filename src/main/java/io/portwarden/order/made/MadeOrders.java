package io.portwarden.order.made;

import io.portwarden.calendar.ReviewWindow;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.order.MoveRefusal;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderName;
import io.portwarden.order.OrderNameTakenException;
import io.portwarden.order.OrderNotFoundException;
import io.portwarden.order.OrderParty;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.OrderWebhookBodies;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.Placement;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Supplement;
import io.portwarden.order.check.MadeExamination;
import io.portwarden.order.check.MadeNumber;
import io.portwarden.order.check.OrderChecks;
import io.portwarden.order.check.OrderContent;
import io.portwarden.order.life.OrderStates;
import io.portwarden.order.life.OrderWebhooks;
import io.portwarden.pin.KeyedDigest;
import io.portwarden.pin.KeyedDigests;
import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Page;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.webhook.access.WebhookEvents;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers a carrier's test keys (API-22): by the checks and states of real orders, out of tables that hold nothing else. No tenant, number,
 * PIN, limit, trail or notice is read or written; only the carrier's webhooks that were added with a test key are told.
 */
@Component
public class MadeOrders {

    private static final String DECISION = "Decided by the test numbers.";

    private final Transactions transactions;
    private final MadeOrderRepository orders;
    private final MadeExamination examination;
    private final OrderChecks checks;
    private final OrderStates states;
    private final ReviewWindow review;
    private final KeyedDigests digests;
    private final WebhookEvents events;
    private final OrderWebhookBodies bodies;
    private final Clock clock;

    MadeOrders(
            Transactions transactions,
            MadeOrderRepository orders,
            MadeExamination examination,
            OrderChecks checks,
            OrderStates states,
            ReviewWindow review,
            KeyedDigests digests,
            WebhookEvents events,
            OrderWebhookBodies bodies,
            Clock clock) {
        this.transactions = transactions;
        this.orders = orders;
        this.examination = examination;
        this.checks = checks;
        this.states = states;
        this.review = review;
        this.digests = digests;
        this.events = events;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** @throws OrderNameTakenException when the name was given to other content (ORD-5) */
    public Placement<PortOutOrder> place(Carrier carrier, PlaceOrder asked) {
        byte[] content = OrderContent.of(asked);
        return holding(carrier.id(), () -> {
            Optional<MadeOrder> earlier = earlier(carrier.id(), asked.name(), content);
            if (earlier.isPresent()) {
                return new Placement<>(earlier.get().order(), false);
            }
            MadeExamination.Found found = examination.examine(asked);
            ZoneId zone = found.port().zone();
            PortOutOrder placed = PortOutOrder.placed(
                    Identifiers.next(),
                    carrier.id(),
                    asked,
                    TenantId.PROVIDER,
                    found.check(),
                    zone,
                    reviewEnds(found, asked),
                    false,
                    found.at());
            PortOutOrder order = dueToday(placed, found.at(), zone);
            orders.insert(MadeOrder.begun(order));
            name(order.name(), content, order);
            tell(OrderWebhooks.ofArrived(order), order);
            return new Placement<>(order, true);
        });
    }

    /** Whether such an order would pass. */
    public PortOutCheck check(PlaceOrder asked) {
        return examination.examine(asked).check();
    }

    public Optional<PortOutOrder> find(Carrier carrier, UUID id) {
        return transactions
                .stating(scope(carrier.id()), () -> orders.find(carrier.id(), id))
                .map(MadeOrder::order);
    }

    /** Newest first; what is absent does not narrow it. */
    public Page<PortOutOrder, UUID> list(
            Carrier carrier,
            @Nullable OrderStatus status,
            @Nullable String purchaseOrderNumber,
            @Nullable UUID after,
            int limit) {
        return transactions.stating(
                scope(carrier.id()), () -> orders.page(carrier.id(), status, purchaseOrderNumber, after, limit));
    }

    /**
     * Makes the next version, as of a real order (ORD-6).
     *
     * @throws OrderNotFoundException when the carrier has no such order for made numbers
     * @throws OrderNameTakenException when the version has been sent with other content
     * @throws MoveRefusedException when the order's state, its version or the date does not allow it
     */
    public PortOutOrder supplement(Carrier carrier, UUID id, Supplement supplement) {
        byte[] content = OrderContent.of(id, supplement);
        return holding(carrier.id(), () -> {
            MadeOrder made = orders.find(carrier.id(), id).orElseThrow(OrderNotFoundException::new);
            PortOutOrder before = made.order();
            OrderName name = before.name().at(supplement.version());
            if (earlier(carrier.id(), name, content).isPresent()) {
                return before;
            }
            Instant at = momentFor(before);
            states.require(before, supplement.move(), OrderParty.CARRIER, at);
            if (supplement.version() != before.name().version() + 1) {
                throw new MoveRefusedException(before, supplement.move(), MoveRefusal.VERSION_NOT_NEXT);
            }
            MadeOrder after = switch (supplement) {
                case Supplement.Cancel cancel -> made.changed(before.cancelled(cancel.version(), at));
                case Supplement.NewDueDate date -> made.changed(dated(before, date, at));
                case Supplement.Correction correction -> MadeOrder.begun(corrected(before, correction, at));
            };
            orders.update(after);
            name(name, content, after.order());
            tell(OrderWebhooks.typeOf(supplement.move(), after.order()), after.order());
            return after.order();
        });
    }

    private PortOutOrder dated(PortOutOrder before, Supplement.NewDueDate asked, Instant at) {
        OrderChecks.NewDate found = checks.ofDueDate(asked.desiredDueDate(), examination.port(before), at);
        if (!found.reasons().isEmpty()) {
            throw new MoveRefusedException(
                    before, OrderMove.CHANGE_DUE_DATE, MoveRefusal.DUE_DATE_NOT_POSSIBLE, found.reasons());
        }
        return before.due(asked.version(), asked.desiredDueDate(), found.instead(), at);
    }

    private PortOutOrder corrected(PortOutOrder before, Supplement.Correction correction, Instant at) {
        PlaceOrder asked = correction.of(before);
        MadeExamination.Found found = examination.examine(asked);
        ZoneId zone = found.port().zone();
        PortOutOrder corrected =
                before.corrected(asked, TenantId.PROVIDER, found.check(), zone, reviewEnds(found, asked), at);
        return dueToday(corrected, at, zone);
    }

    /**
     * @throws OrderNotFoundException when the carrier has no such order for made numbers
     * @throws MoveRefusedException when it cannot be completed, or not yet (ORD-7)
     */
    public PortOutOrder complete(Carrier carrier, UUID id) {
        return holding(carrier.id(), () -> {
            MadeOrder made = orders.find(carrier.id(), id).orElseThrow(OrderNotFoundException::new);
            Instant at = momentFor(made.order());
            states.require(made.order(), OrderMove.COMPLETE, OrderParty.CARRIER, at);
            MadeOrder after = made.changed(made.order().completed(at));
            orders.update(after);
            tell(OrderWebhooks.typeOf(OrderMove.COMPLETE, after.order()), after.order());
            return after.order();
        });
    }

    /** Does to an order what the customer, the provider or time does to it next, if that is due by now. */
    void goOn(MadeOrderRepository.Due due) {
        CarrierId carrierId = new CarrierId(due.carrierId());
        holding(carrierId, () -> {
            orders.find(carrierId, due.orderId())
                    .filter(made -> made.nextAt() != null && !clock.instant().isBefore(made.nextAt()))
                    .ifPresent(this::goOn);
            return due;
        });
    }

    private void goOn(MadeOrder made) {
        Optional<OrderMove> next = made.next();
        MadeOrder after = made.moved(next.map(move -> moved(made.order(), move)).orElse(made.order()));
        orders.update(after);
        next.ifPresent(move -> tell(OrderWebhooks.typeOf(move, after.order()), after.order()));
    }

    private PortOutOrder moved(PortOutOrder before, OrderMove move) {
        Instant at = momentFor(before);
        return switch (move) {
            case CONFIRM, END_REVIEW -> before.confirmed(states.firmOrderCommitment(before, at), null, at);
            case DISPUTE -> before.disputed(at);
            case UPHOLD_DISPUTE -> before.rejectedAfterDispute(DECISION, at);
            case OVERRULE_DISPUTE -> before.confirmed(states.firmOrderCommitment(before, at), DECISION, at);
            case LAPSE -> before.cancelled(before.name().version(), at);
            default -> throw new IllegalStateException("No number stands for " + move);
        };
    }

    private @Nullable Instant reviewEnds(MadeExamination.Found found, PlaceOrder asked) {
        boolean reviewed = found.check().wouldPass()
                && !MadeNumber.leading(asked.phoneNumbers()).isConfirmedAtOnce();
        return reviewed ? review.endsAt(found.port(), found.at()) : null;
    }

    private static PortOutOrder dueToday(PortOutOrder order, Instant at, ZoneId zone) {
        return order.status() == OrderStatus.CONFIRMED
                        && MadeNumber.leading(order.phoneNumbers()) == MadeNumber.DUE_TODAY
                ? order.confirmed(at.atZone(zone).toLocalDate(), null, at)
                : order;
    }

    private Instant momentFor(PortOutOrder order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isBefore(order.updatedAt()) ? order.updatedAt() : now;
    }

    private Optional<MadeOrder> earlier(CarrierId carrierId, OrderName name, byte[] content) {
        Optional<MadeOrderRepository.Named> named = orders.named(carrierId, name);
        named.filter(other -> !sameContent(other.digest(), content)).ifPresent(other -> {
            throw new OrderNameTakenException(name);
        });
        return named.flatMap(same -> orders.find(carrierId, same.orderId()));
    }

    /** A request whose digest was made under a key that has been dropped since cannot be told from another. */
    private boolean sameContent(KeyedDigest stored, byte[] content) {
        try {
            return digests.sameContent(stored, content);
        } catch (UnknownPinKeyException dropped) {
            return false;
        }
    }

    private void name(OrderName name, byte[] content, PortOutOrder order) {
        orders.name(order.carrierId(), name, digests.digest(content), order.id());
    }

    private void tell(String type, PortOutOrder order) {
        events.forTests(order.carrierId().value(), type, bodies.forCarrier(type, order.updatedAt(), order, null));
    }

    private <T> T holding(CarrierId carrierId, Supplier<T> work) {
        return transactions.stating(scope(carrierId), () -> {
            orders.hold(carrierId);
            return work.get();
        });
    }

    private static Scope scope(CarrierId carrierId) {
        return Scope.carrier(carrierId.value()).andTenant(TenantId.PROVIDER);
    }
}
