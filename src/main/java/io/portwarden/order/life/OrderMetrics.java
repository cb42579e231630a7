package io.portwarden.order.life;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Counts what becomes of orders, for whoever collects the figures: the names and the labels are few and fixed, and none
 * tells of a tenant or a carrier, but of the upstream that orders come through, behind which every carrier stands. Who enters an order at the desk and looks here learns no more of it than the desk does.
 * Each node counts what it did, once it is committed.
 */
@Component
final class OrderMetrics {

    private final Transactions transactions;
    private final MeterRegistry registry;

    OrderMetrics(Transactions transactions, MeterRegistry registry) {
        this.transactions = transactions;
        this.registry = registry;
        for (OrderStatus outcome :
                new OrderStatus[] {OrderStatus.PENDING, OrderStatus.CONFIRMED, OrderStatus.REJECTED}) {
            received(outcome);
        }
        Reason.blurred(List.of(Reason.values())).forEach(this::refused);
        for (OrderMove move : OrderMove.values()) {
            moves(move);
        }
    }

    /** In the transaction in which the order is stored. */
    void placed(PortOutOrder order, Carrier carrier) {
        transactions.afterCommit(() -> {
            received(order.status()).increment();
            if (carrier.upstream()) {
                through(carrier, order).increment();
            }
            countReasons(order);
        });
    }

    /** In the transaction in which the order is moved. */
    void moved(OrderMove move, PortOutOrder after) {
        transactions.afterCommit(() -> {
            moves(move).increment();
            if (move == OrderMove.CORRECT) {
                countReasons(after);
            }
        });
    }

    private void countReasons(PortOutOrder order) {
        Reason.blurred(order.reasons()).forEach(reason -> refused(reason).increment());
    }

    private Counter received(OrderStatus outcome) {
        return Counter.builder("portwarden.orders.received")
                .description("Orders that carriers placed, by what they were answered")
                .tag("outcome", outcome.code())
                .register(registry);
    }

    private Counter through(Carrier upstream, PortOutOrder order) {
        boolean pin = order.reasons().stream().anyMatch(Reason::tellsOfPin);
        String passed = order.status() == OrderStatus.REJECTED ? "refused" : "passed";
        return Counter.builder("portwarden.upstream.orders")
                .description(
                        "Orders that came through an upstream, and whether they passed or what they were refused for")
                .tag("upstream", upstream.name())
                .tag("outcome", pin ? Reason.PIN_WRONG.carrierCode() : passed)
                .register(registry);
    }

    private Counter refused(Reason reason) {
        return Counter.builder("portwarden.orders.refusals")
                .description("Reasons for which orders and corrections were rejected; an order may have several")
                .tag("reason", reason.code())
                .register(registry);
    }

    private Counter moves(OrderMove move) {
        return Counter.builder("portwarden.orders.moves")
                .description("Moves of orders from one state to another")
                .tag("move", move.code())
                .register(registry);
    }
}
