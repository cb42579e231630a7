package io.portwarden.upstream.bandwidth;

import io.portwarden.number.NumberHolders;
import io.portwarden.number.access.NumberService;
import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.OrdersOfNumbers;
import io.portwarden.order.access.UpstreamOrderService;
import io.portwarden.portback.DepartureRefusedException;
import io.portwarden.portback.InvalidDepartureException;
import io.portwarden.portback.access.DepartureDesk;
import io.portwarden.provider.ProviderProgram;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.LaterWrites;
import io.portwarden.upstream.UpstreamConnection;
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
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
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
    private final DepartureDesk desk;
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
            DepartureDesk desk,
            LeftNumberRepository left,
            LaterWrites laterWrites,
            Clock clock) {
        this.transactions = transactions;
        this.numbers = numbers;
        this.ordersOfNumbers = ordersOfNumbers;
        this.orders = orders;
        this.desk = desk;
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
                depart(connection, number, at);
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
            PortOutOrder unused = Examination.as(connection, () -> orders.complete(connection.carrier(), order.id()));
        } catch (MoveRefusedException ended) {
            LOG.info("Order {} has come to its end meanwhile", order.id());
        }
    }

    private void depart(UpstreamConnection connection, PhoneNumber number, Instant at) {
        try {
            DepartureDesk.Written unused = asProgram(
                    connection,
                    () -> desk.record(number, at, connection.carrier().spid()));
        } catch (DepartureRefusedException | InvalidDepartureException none) {
            LOG.info("Upstream {} says of a number that it has left: {}", connection.name(), none.getMessage());
        }
    }

    /** Whoever writes down a departure is named in the trail: here it is the connection. */
    private static <T> T asProgram(UpstreamConnection connection, java.util.function.Supplier<T> work) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(
                new ProviderProgram(connection.id(), connection.name()),
                "",
                AuthorityUtils.createAuthorityList("ROLE_PROVIDER_PROGRAM")));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Override
    public void close() {
        beside.close();
    }
}
