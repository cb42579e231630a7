package io.portwarden.upstream.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Rounds;
import io.portwarden.upstream.CallOutcome;
import io.portwarden.upstream.ContactProblem;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamContact;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Notes how it goes with each connection: in figures at once, and in the database every few seconds, beside what is under way.
 * What could not be written while the database was away is added when it is back.
 */
@Component
public class ConnectionContacts extends Rounds {

    private static final Duration EVERY = Duration.ofSeconds(3);

    private final Transactions transactions;
    private final ContactRepository contacts;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<UUID, UpstreamContact> unwritten = new HashMap<>();

    ConnectionContacts(Transactions transactions, ContactRepository contacts, MeterRegistry meters, Clock clock) {
        super("upstream-contacts", "Notes of how it goes with upstreams", EVERY, EVERY);
        this.transactions = transactions;
        this.contacts = contacts;
        this.meters = meters;
        this.clock = clock;
    }

    /** What was written down of every connection of which something was. */
    public Map<UUID, UpstreamContact> all() {
        return transactions.stating(Scope.provider(), contacts::all);
    }

    /** The upstream has asked, and this came of it. */
    public void answered(UpstreamConnection connection, CallOutcome outcome, Duration took) {
        calls(connection, outcome).record(took);
        boolean isUpstream = outcome != CallOutcome.NOT_LET_IN;
        note(
                connection,
                new UpstreamContact(
                        isUpstream ? clock.instant() : null,
                        problem(outcome),
                        problem(outcome) == null ? null : clock.instant(),
                        isUpstream ? 1 : 0,
                        outcome == CallOutcome.LET_THROUGH || outcome == CallOutcome.REHEARSED ? 1 : 0,
                        outcome == CallOutcome.REFUSED || outcome == CallOutcome.REFUSED_BLINDLY ? 1 : 0,
                        outcome == CallOutcome.UNDECIDED ? 1 : 0,
                        isUpstream ? 0 : 1));
    }

    /** Begins to count what can come of its questions. */
    void prepare(UpstreamConnection connection) {
        for (CallOutcome outcome : CallOutcome.values()) {
            calls(connection, outcome);
        }
    }

    private Timer calls(UpstreamConnection connection, CallOutcome outcome) {
        return Timer.builder("portwarden.upstream.calls")
                .description("How long an upstream that asks has waited, by what came of it")
                .tag("upstream", connection.name())
                .tag("kind", connection.kind().code())
                .tag("outcome", outcome.code())
                .publishPercentileHistogram()
                .register(meters);
    }

    private static @Nullable ContactProblem problem(CallOutcome outcome) {
        return switch (outcome) {
            case LET_THROUGH, REFUSED, REHEARSED -> null;
            case UNDECIDED -> ContactProblem.UNDECIDED;
            case REFUSED_BLINDLY -> ContactProblem.REFUSED_BLINDLY;
            case NOT_LET_IN -> ContactProblem.WRONG_CALLER;
        };
    }

    /** It was asked something and has answered, or has told something. */
    public void heard(UpstreamConnection connection) {
        count(connection, "well");
        note(connection, new UpstreamContact(clock.instant(), null, null, 0, 0, 0, 0, 0));
    }

    /** Speaking with it came to nothing. */
    public void failed(UpstreamConnection connection, ContactProblem problem) {
        count(connection, problem.code());
        note(connection, new UpstreamContact(null, problem, clock.instant(), 0, 0, 0, 0, 0));
    }

    private void count(UpstreamConnection connection, String result) {
        meters.counter(
                        "portwarden.upstream.contacts",
                        "upstream",
                        connection.name(),
                        "kind",
                        connection.kind().code(),
                        "result",
                        result)
                .increment();
    }

    private synchronized void note(UpstreamConnection connection, UpstreamContact more) {
        unwritten.merge(connection.id(), more, ConnectionContacts::sum);
    }

    private static UpstreamContact sum(UpstreamContact before, UpstreamContact more) {
        boolean isNewer = more.lastProblem() != null;
        return new UpstreamContact(
                more.lastHeardAt() == null ? before.lastHeardAt() : more.lastHeardAt(),
                isNewer ? more.lastProblem() : before.lastProblem(),
                isNewer ? more.lastProblemAt() : before.lastProblemAt(),
                before.asked() + more.asked(),
                before.letThrough() + more.letThrough(),
                before.refused() + more.refused(),
                before.undecided() + more.undecided(),
                before.notLetIn() + more.notLetIn());
    }

    private synchronized Map<UUID, UpstreamContact> take() {
        Map<UUID, UpstreamContact> taken = Map.copyOf(unwritten);
        unwritten.clear();
        return taken;
    }

    private synchronized void putBack(Map<UUID, UpstreamContact> taken) {
        taken.forEach((id, before) -> unwritten.merge(id, before, (newer, older) -> sum(older, newer)));
    }

    /** Writes down at once what was noted. */
    @Override
    public void round() {
        Map<UUID, UpstreamContact> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        boolean written = false;
        try {
            // In one order on every node, so that none waits for another in a circle.
            transactions.doStating(
                    Scope.provider(),
                    () -> taken.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .forEach(one -> contacts.add(one.getKey(), one.getValue())));
            written = true;
        } finally {
            if (!written) {
                putBack(taken);
            }
        }
    }

    @Override
    protected boolean hasLastRound() {
        return true;
    }

    /** After the requests under way have come to their end. */
    @Override
    public int getPhase() {
        return 0;
    }
}
