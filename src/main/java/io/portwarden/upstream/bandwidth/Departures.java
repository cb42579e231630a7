package io.portwarden.upstream.bandwidth;

import io.portwarden.number.NumberHolders;
import io.portwarden.number.access.NumberService;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.OrdersOfNumbers;
import io.portwarden.order.access.UpstreamOrderService;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.LaterWrites;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.connection.AsConnection;
import io.portwarden.upstream.connection.UpstreamDepartures;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes from Bandwidth that numbers have left: it completes the order that let them through (UPS-7), and where there is none
 * it is a departure without one (ORD-14). They say so once and never again, so that it is done beside the call, and again
 * when the database is back.
 */
@Component
class Departures implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    private final Transactions transactions;
    private final NumberService numbers;
    private final OrdersOfNumbers ordersOfNumbers;
    private final UpstreamOrderService orders;
    private final UpstreamDepartures departures;
    private final LeftNumberRepository left;
    private final LaterWrites laterWrites;
    private final Clock clock;
    private final ExecutorService beside = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("upstream-departure-", 0).factory());

    Departures(
            Transactions transactions,
            NumberService numbers,
            OrdersOfNumbers ordersOfNumbers,
            UpstreamOrderService orders,
            UpstreamDepartures departures,
            LeftNumberRepository left,
            LaterWrites laterWrites,
            Clock clock) {
        this.transactions = transactions;
        this.numbers = numbers;
        this.ordersOfNumbers = ordersOfNumbers;
        this.orders = orders;
        this.departures = departures;
        this.left = left;
        this.laterWrites = laterWrites;
        this.clock = clock;
    }

    void note(UpstreamConnection connection, List<PhoneNumber> gone) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (gone.isEmpty()) {
            return;
        }
        try {
            beside.execute(() -> write(connection, gone, at));
        } catch (RejectedExecutionException stopping) {
            write(connection, gone, at);
        }
    }

    private void write(UpstreamConnection connection, List<PhoneNumber> gone, Instant at) {
        try {
            int unused = laterWrites.write(() -> take(connection, gone, at));
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("That {} numbers have left is written down when the database is back", gone.size());
        }
    }

    /** The same again is the same. */
    private int take(UpstreamConnection connection, List<PhoneNumber> gone, Instant at) {
        transactions.doStating(Scope.provider(), () -> left.add(connection.id(), gone, at));
        Set<UUID> completed = new LinkedHashSet<>();
        for (PhoneNumber number : gone) {
            Optional<PortOutOrder> order = order(connection, number);
            if (order.isEmpty()) {
                departures.record(connection, number, at, connection.carrier().spid());
            } else if (!completed.contains(order.get().id()) && haveAllLeft(connection, order.get())) {
                complete(connection, order.get());
                completed.add(order.get().id());
            }
        }
        return gone.size();
    }

    /** The order of the connection that let the number through, whether it is completed by now or not. */
    private Optional<PortOutOrder> order(UpstreamConnection connection, PhoneNumber number) {
        return transactions.stating(Scope.provider(), () -> {
            NumberHolders holders = numbers.holders(List.of(number));
            TenantId holder = holders.holders().get(number);
            return holder == null
                    ? Optional.<PortOutOrder>empty()
                    : ordersOfNumbers
                            .open(holder, number)
                            .filter(order -> order.carrierId()
                                            .equals(connection.carrier().id())
                                    && order.status() == OrderStatus.CONFIRMED);
        });
    }

    private boolean haveAllLeft(UpstreamConnection connection, PortOutOrder order) {
        return transactions.<Boolean>stating(
                Scope.provider(),
                () -> left.since(connection.id(), order.receivedAt()).containsAll(order.phoneNumbers()));
    }

    private void complete(UpstreamConnection connection, PortOutOrder order) {
        try {
            PortOutOrder unused =
                    AsConnection.ordering(connection, () -> orders.complete(connection.carrier(), order.id()));
        } catch (MoveRefusedException ended) {
            LOG.info("Order {} has come to its end meanwhile", order.id());
        }
    }

    @Override
    public void close() {
        beside.close();
    }
}
