package io.portwarden.order.life;

import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderParty;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.store.LapseRepository;
import io.portwarden.order.store.LapseRepository.Overdue;
import io.portwarden.order.store.LapseRepository.Told;
import io.portwarden.order.store.OrderStore;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets orders lapse that were confirmed and not completed, after telling all sides three days and one day before, and
 * rejects those whose dispute nobody has decided (ORD-11, ORD-13). As {@link ReviewCloser} does, every node does it at
 * once, by looking up what is due. No order lapses untold: where no node was there to tell of it in time, it is told late
 * and lapses later.
 */
@Component
class OrderLapser extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(OrderLapser.class);
    /** Days pass slowly. */
    private static final Duration OFTEN_ENOUGH = Duration.ofMinutes(1);

    private static final int FIRST_TOLD = 3;
    private static final int LAST_TOLD = 1;
    /** Who was told late has a whole day at the least. */
    private static final int AFTER_LATE = 2;
    /** Where a day begins first. */
    private static final ZoneId FIRST_DAY = ZoneOffset.ofHours(14);

    private final Transactions transactions;
    private final LapseRepository lapses;
    private final OrderStore store;
    private final OrderStates states;
    private final OrderChanges changes;
    private final Clock clock;
    private final DueOrders<Overdue> due = new DueOrders<>("The time", Overdue::orderId, this::isStopping);

    OrderLapser(
            Transactions transactions,
            LapseRepository lapses,
            OrderStore store,
            OrderStates states,
            OrderChanges changes,
            Clock clock,
            OrderProperties properties) {
        super("lapsing-orders", "Orders that lapse", Duration.ZERO, pause(properties.reviewCheck()));
        this.transactions = transactions;
        this.lapses = lapses;
        this.store = store;
        this.states = states;
        this.changes = changes;
        this.clock = clock;
    }

    private static Duration pause(Duration reviewCheck) {
        return reviewCheck.isPositive() && reviewCheck.compareTo(OFTEN_ENOUGH) < 0 ? OFTEN_ENOUGH : reviewCheck;
    }

    /** What is to be done for an order now. */
    private enum Step {
        NOTHING,
        TELL,
        LAPSE
    }

    /** Does whatever is due by now. @return for how many orders this node has done something */
    int doAll() {
        Instant now = clock.instant();
        LocalDate today = now.atZone(FIRST_DAY).toLocalDate();
        int days = states.daysToLapse();
        int done = due.each(
                now,
                (after, limit) -> transactions.stating(
                        Scope.provider(),
                        () -> lapses.confirmed(today.minusDays(days - FIRST_TOLD), days, after, limit)),
                overdue -> step(overdue, now) != Step.NOTHING && doOne(overdue));
        return done
                + due.each(
                        now,
                        (after, limit) -> transactions.stating(
                                Scope.provider(), () -> lapses.disputed(today.minusDays(days), after, limit)),
                        overdue -> !today(overdue, now).isBefore(states.lapsesOn(overdue.dueDate())) && doOne(overdue));
    }

    private Step step(Overdue overdue, Instant now) {
        return step(states.lapsesOn(overdue.dueDate()), states.zone(overdue.zone()), overdue.told(), now);
    }

    private LocalDate today(Overdue overdue, Instant now) {
        return now.atZone(states.zone(overdue.zone())).toLocalDate();
    }

    private static Step step(LocalDate lapsesOn, ZoneId zone, @Nullable Told told, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        if (told == null) {
            return today.isBefore(lapsesOn.minusDays(FIRST_TOLD)) ? Step.NOTHING : Step.TELL;
        }
        LocalDate last = lapsesOn.minusDays(LAST_TOLD);
        if (told.at().atZone(zone).toLocalDate().isBefore(last)) {
            return today.isBefore(last) ? Step.NOTHING : Step.TELL;
        }
        return today.isBefore(told.day()) ? Step.NOTHING : Step.LAPSE;
    }

    /** @return whether anything was done; otherwise somebody else has been faster */
    boolean doOne(Overdue overdue) {
        // For the provider too, whose operators are told of it in the same transaction.
        return transactions.<Boolean>stating(
                Scope.provider().andTenant(overdue.tenantId()),
                () -> store.lockIfFree(overdue.tenantId(), overdue.orderId())
                        .filter(this::next)
                        .isPresent());
    }

    private boolean next(PortOutOrder order) {
        Instant at = changes.momentFor(order);
        if (order.status() == OrderStatus.DISPUTED) {
            return isPossible(order, OrderMove.END_DISPUTE, at) && endDispute(order, at);
        }
        if (order.status() != OrderStatus.CONFIRMED) {
            return false;
        }
        LocalDate lapsesOn = states.lapsesOn(order);
        @Nullable
        Told told =
                lapses.told(order.tenantId(), order.id(), states.daysToLapse()).orElse(null);
        return switch (step(lapsesOn, states.zone(order.zone()), told, at)) {
            case NOTHING -> false;
            case TELL -> tell(order, lapsesOn, at);
            case LAPSE -> isPossible(order, OrderMove.LAPSE, at) && lapse(order, at);
        };
    }

    private boolean isPossible(PortOutOrder order, OrderMove move, Instant at) {
        return states.refusal(order, move, OrderParty.SYSTEM, at).isEmpty();
    }

    private boolean tell(PortOutOrder order, LocalDate lapsesOn, Instant at) {
        LocalDate today = states.today(order, at);
        changes.announceLapse(order, today.isBefore(lapsesOn) ? lapsesOn : today.plusDays(AFTER_LATE), at);
        return true;
    }

    private boolean lapse(PortOutOrder before, Instant at) {
        changes.make(OrderMove.LAPSE, before, before.cancelled(before.name().version(), at), OrderActor.SYSTEM);
        return true;
    }

    private boolean endDispute(PortOutOrder before, Instant at) {
        changes.make(OrderMove.END_DISPUTE, before, before.rejectedAfterDispute(null, at), OrderActor.SYSTEM);
        return true;
    }

    @Override
    protected void round() {
        int done = doAll();
        if (done > 0) {
            LOG.info("Told of {} orders that lapse, or ended them", done);
        }
    }
}
