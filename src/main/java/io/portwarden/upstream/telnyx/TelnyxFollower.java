package io.portwarden.upstream.telnyx;

import io.portwarden.order.MoveRefusedException;
import io.portwarden.order.OrderNameTakenException;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.access.CarrierReason;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.Rehearsal;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.connection.ConnectionContacts;
import io.portwarden.upstream.connection.Connections;
import io.portwarden.upstream.connection.RehearsalRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at one port-out: reads how it stands there and here, does the one thing that follows ({@link TelnyxDecisions}), and
 * writes down what it has found. Whatever breaks off in between, the next look reads both sides anew and goes on from
 * there: nothing is remembered but what stands on either side (UPS-10).
 */
@Component
class TelnyxFollower {

    /** Between the end of a review and the moment at which Telnyx would answer itself. */
    static final Duration BEFORE_TIME_IS_UP = Duration.ofHours(4);

    /** What waits for an answer is looked at so often, whatever was heard of it. */
    static final Duration OFTEN = Duration.ofMinutes(10);

    /** What was authorized: its numbers leave days later. */
    static final Duration SELDOM = Duration.ofHours(1);

    /** How long what was told may need to get round there. */
    static final Duration LATELY = Duration.ofMinutes(15);

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(5), OFTEN);

    /** What an authorization says for itself; Telnyx wants a reason for that too. */
    private static final String CONFIRMED = "Confirmed by the customer of record.";

    /** What a connection that rehearses would have answered. */
    private static final String WOULD_REFUSE = TelnyxStatus.REJECTED_PENDING.code();

    private static final Logger LOG = LoggerFactory.getLogger(TelnyxFollower.class);

    private final Transactions transactions;
    private final Connections connections;
    private final ConnectionContacts contacts;
    private final RehearsalRepository rehearsals;
    private final TelnyxRepository portOuts;
    private final TelnyxKeys keys;
    private final TelnyxApi api;
    private final TelnyxOrders orders;
    private final TelnyxRecords records;
    private final GuardedThere guarded;
    private final TelnyxProperties properties;
    private final Clock clock;

    TelnyxFollower(
            Transactions transactions,
            Connections connections,
            ConnectionContacts contacts,
            RehearsalRepository rehearsals,
            TelnyxRepository portOuts,
            TelnyxKeys keys,
            TelnyxApi api,
            TelnyxOrders orders,
            TelnyxRecords records,
            GuardedThere guarded,
            TelnyxProperties properties,
            Clock clock) {
        this.transactions = transactions;
        this.connections = connections;
        this.contacts = contacts;
        this.rehearsals = rehearsals;
        this.portOuts = portOuts;
        this.keys = keys;
        this.api = api;
        this.orders = orders;
        this.records = records;
        this.guarded = guarded;
        this.properties = properties;
        this.clock = clock;
    }

    /** Never throws for what the other side does. */
    void look(SeenPortOut seen) {
        UpstreamConnection connection = connections
                .find(seen.connectionId())
                .filter(one -> one.mode() != ConnectionMode.OFF)
                .orElse(null);
        if (connection == null) {
            later(seen);
            return;
        }
        try {
            TelnyxApi.Access access = keys.access(connection);
            Optional<TelnyxPortOut> there = api.find(access, seen.id());
            contacts.heard(connection);
            if (there.isPresent()) {
                new Look(connection, access, seen, there.get()).take();
            } else {
                gone(connection, seen);
            }
        } catch (TelnyxException failed) {
            failed(connection, seen, failed);
        }
    }

    private void later(SeenPortOut seen) {
        transactions.doStating(
                Scope.provider(), () -> portOuts.later(seen, clock.instant().plus(OFTEN)));
    }

    /** An event spoke of what is not ours, or what was ours is there no more. */
    private void gone(UpstreamConnection connection, SeenPortOut seen) {
        if (seen.orderId() == null) {
            transactions.doStating(Scope.provider(), () -> portOuts.forget(seen));
        } else {
            failed(connection, seen, new TelnyxException(TelnyxProblem.NOT_FOUND));
        }
    }

    private void failed(UpstreamConnection connection, SeenPortOut seen, TelnyxException failed) {
        Instant now = clock.instant();
        if (failed.problem() != TelnyxProblem.NO_CODE) {
            contacts.failed(connection, failed.problem().contact());
        }
        PortOutOrder order =
                seen.orderId() == null ? null : find(connection, seen).orElse(null);
        boolean refused = order != null
                && (order.status() == OrderStatus.REJECTED || order.status() == OrderStatus.DISPUTED)
                && seen.told() != Told.REJECTED;
        boolean call = refused
                && TelnyxDecisions.isToBeCalled(
                        TelnyxStep.REJECT, seen.failures() + 1, Duration.between(now, seen.answerBy()));
        // What is refused because of what it is may have changed a moment ago; the second time it has not.
        boolean apart = call
                || order != null && failed.problem().isAboutTheRequest() && seen.failures() > 0
                || order != null && failed.problem() == TelnyxProblem.NOT_FOUND;
        Duration pause = pauseAfter(seen.failures() + 1, failed.pause());
        transactions.doStating(records.scope(order), () -> {
            if (portOuts.failed(seen, failed.problem(), apart, now, now.plus(pause))
                    && apart
                    && order != null
                    && seen.apartSince() == null) {
                records.apart(
                        connection, order, seen.reference(), order.phoneNumbers(), seen.status(), seen.answerBy());
            }
        });
    }

    /** Growing, but not for long: time runs there. Never shorter than Telnyx asks for. */
    static Duration pauseAfter(int failures, Duration asked) {
        Duration planned = PAUSES.get(Math.min(failures, PAUSES.size()) - 1);
        return planned.compareTo(asked) < 0 ? asked : planned;
    }

    private Optional<PortOutOrder> find(UpstreamConnection connection, SeenPortOut seen) {
        return orders.find(connection, Objects.requireNonNull(seen.orderId()));
    }

    /** One look, with what it has read. */
    private final class Look {

        private final UpstreamConnection connection;
        private final TelnyxApi.Access access;
        private final SeenPortOut seen;
        private final TelnyxPortOut there;
        private final Instant now = clock.instant();
        private final Instant answerBy;
        private TelnyxStatus theirs;
        private @Nullable PortOutOrder order;
        private @Nullable Told told;
        private @Nullable Instant toldAt;
        private boolean rehearsed;
        private boolean answered;
        private boolean again;

        private Look(UpstreamConnection connection, TelnyxApi.Access access, SeenPortOut seen, TelnyxPortOut there) {
            this.connection = connection;
            this.access = access;
            this.seen = seen;
            this.there = there;
            this.theirs = there.status();
            this.answerBy = answerBy();
            this.order = seen.orderId() == null ? null : find(connection, seen).orElse(null);
            this.told = seen.told();
            this.toldAt = seen.toldAt();
            this.rehearsed = seen.rehearsed();
            learn();
        }

        /** Since when its time runs, Telnyx says itself; where it does not, since it was heard of. */
        private Instant answerBy() {
            @Nullable Instant created = there.createdAt();
            return seen.orderId() == null && created != null && created.isBefore(seen.seenAt())
                    ? created.plus(properties.answersWithin())
                    : seen.answerBy();
        }

        /** Somebody has told it in Telnyx's portal, or we have and broke off before it was written down. */
        private void learn() {
            @Nullable
            Told found = switch (theirs) {
                case AUTHORIZED, PORTED -> Told.AUTHORIZED;
                case REJECTED_PENDING, REJECTED -> Told.REJECTED;
                case PENDING, CANCELED, UNKNOWN -> told;
            };
            // A refusal that was told after it was authorized by itself has still been told.
            if (found != told && !(told == Told.REJECTED && theirs == TelnyxStatus.AUTHORIZED)) {
                told(found);
            }
        }

        private void told(@Nullable Told what) {
            told = what;
            toldAt = what == null ? null : now;
        }

        private void take() {
            // What was seen to have got round there is not on its way any more.
            boolean lately = seen.status() == TelnyxStatus.PENDING
                    && toldAt != null
                    && toldAt.plus(LATELY).isAfter(now);
            TelnyxStep step = TelnyxDecisions.next(order == null ? null : order.status(), theirs, told, lately);
            settle(done(step));
        }

        /** @return what is left to do */
        private TelnyxStep done(TelnyxStep step) {
            boolean live = connection.mode() == ConnectionMode.LIVE;
            if (order == null && !live && step != TelnyxStep.MAKE) {
                return theirs.isOver() ? TelnyxStep.SETTLED : TelnyxStep.WAIT;
            }
            return switch (step) {
                case MAKE -> live ? make() : rehearse();
                // Nothing is decided there by a connection that rehearses (UPS-12).
                case AUTHORIZE -> live ? authorize() : TelnyxStep.WAIT;
                case REJECT -> live ? reject() : TelnyxStep.WAIT;
                case COMPLETE -> move(OrderStatus.COMPLETED);
                case CANCEL -> move(OrderStatus.CANCELLED);
                case LEFT -> left();
                case WAIT, SETTLED, SHOW -> step;
            };
        }

        private TelnyxStep make() {
            if (!there.isWhole()) {
                return TelnyxStep.SHOW;
            }
            try {
                order = orders.make(
                        connection,
                        there,
                        answerBy.minus(BEFORE_TIME_IS_UP),
                        guarded.all(connection, there.numbers(), there.createdAt()));
                again = true;
                return TelnyxStep.WAIT;
            } catch (OrderNameTakenException changed) {
                // An order was made, and what it was made of is another port-out now.
                return TelnyxStep.SHOW;
            }
        }

        private TelnyxStep rehearse() {
            if (!rehearsed && there.isWhole()) {
                PortOutCheck check = orders.rehearse(connection, there);
                Rehearsal rehearsal = new Rehearsal(
                        Identifiers.next(),
                        now,
                        there.orderName().purchaseOrderNumber(),
                        there.numbers().stream().limit(Rehearsal.MOST_NUMBERS).toList(),
                        there.numbers().size(),
                        check.wouldPass() ? null : WOULD_REFUSE,
                        Reason.blurred(check.reasons()));
                transactions.doStating(Scope.provider(), () -> rehearsals.insert(connection.id(), rehearsal));
                rehearsed = true;
            }
            return TelnyxStep.WAIT;
        }

        private TelnyxStep authorize() {
            theirs = api.authorize(access, there.id(), CONFIRMED).status();
            told(Told.AUTHORIZED);
            answered = true;
            return TelnyxStep.WAIT;
        }

        private TelnyxStep reject() {
            PortOutOrder refused = Objects.requireNonNull(order);
            List<Reason> reasons =
                    refused.status() == OrderStatus.DISPUTED ? List.of(Reason.DISPUTED_BY_CUSTOMER) : refused.reasons();
            TelnyxRefusal refusal = TelnyxRefusal.of(
                            api.rejectionCodes(access, there.id()),
                            reasons,
                            CarrierReason.of(reasons, refused.numbers()))
                    .orElseThrow(() -> new TelnyxException(TelnyxProblem.NO_CODE));
            if (there.reason().equals(refusal.reason()) && !seen.tellAgain()) {
                // It was told, which nobody had written down, and is pending again.
                told(Told.REJECTED);
                return TelnyxStep.SHOW;
            }
            theirs = api.reject(access, there.id(), refusal.code(), refusal.reason())
                    .status();
            told(Told.REJECTED);
            answered = true;
            return TelnyxStep.WAIT;
        }

        private TelnyxStep move(OrderStatus to) {
            PortOutOrder moving = Objects.requireNonNull(order);
            try {
                order = to == OrderStatus.COMPLETED
                        ? orders.complete(connection, moving.id())
                        : orders.cancel(connection, moving.id());
                return TelnyxStep.SETTLED;
            } catch (MoveRefusedException refused) {
                return TelnyxStep.SHOW;
            }
        }

        /** Whatever our order says, its numbers are gone: it ends, and every admin is told in the strongest words (ORD-14). */
        private TelnyxStep left() {
            if (order != null && order.status().isOpen()) {
                TelnyxStep ignored = move(OrderStatus.CANCELLED);
            }
            orders.left(connection, there, now);
            return TelnyxStep.SHOW;
        }

        private void settle(TelnyxStep left) {
            OrderStatus ours = order == null ? null : order.status();
            boolean moved = seen.status() != theirs || seen.orderStatus() != ours;
            boolean tickedOff = seen.tickedOff() && !moved;
            boolean apart = left == TelnyxStep.SHOW && !tickedOff;
            boolean isNew = apart && (seen.apartSince() == null || moved);
            LookedAt looked = new LookedAt(
                    theirs,
                    there.supportKey(),
                    there.numbers().stream().limit(Rehearsal.MOST_NUMBERS).toList(),
                    answerBy,
                    order == null ? seen.orderId() : order.id(),
                    ours,
                    told,
                    toldAt,
                    rehearsed,
                    apart,
                    tickedOff,
                    next(left));
            transactions.doStating(records.scope(order), () -> {
                if (!portOuts.settle(seen, looked, now)) {
                    LOG.warn("Port-out {} was looked at by two at once", seen.id());
                    return;
                }
                if (isNew) {
                    records.apart(connection, order, there.reference(), there.numbers(), theirs, answerBy);
                }
                if (answered) {
                    records.told(Objects.requireNonNull(order), Objects.requireNonNull(told));
                }
            });
        }

        private @Nullable Instant next(TelnyxStep left) {
            if (again) {
                return now;
            }
            return switch (left) {
                case SETTLED -> null;
                case SHOW ->
                    theirs.isOver() && (order == null || !order.status().isOpen()) ? null : now.plus(OFTEN);
                default -> now.plus(theirs == TelnyxStatus.AUTHORIZED ? SELDOM : OFTEN);
            };
        }
    }
}
