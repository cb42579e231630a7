package io.portwarden.upstream.telnyx;

import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Dispatch;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has port-outs looked at when their time has come, on every node at once: takes one, commits that, and looks at it while no
 * connection is held. If the program dies in between, another takes it when the claim has run out, and finds on
 * either side what was done.
 */
@Component
class TelnyxDispatch extends Dispatch {

    /** Far longer than a look may take: three calls, and making an order. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** Longer than the signature of an event can be genuine. */
    private static final Duration EVENTS_KEPT = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(TelnyxDispatch.class);
    private static final int PART = 100;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final Transactions transactions;
    private final TelnyxRepository portOuts;
    private final TelnyxFollower follower;
    private final Clock clock;

    TelnyxDispatch(
            Transactions transactions,
            TelnyxRepository portOuts,
            TelnyxFollower follower,
            TelnyxProperties properties,
            Clock clock) {
        super("telnyx", "Port-outs at Telnyx", properties.workers(), STOP_WITHIN);
        this.transactions = transactions;
        this.portOuts = portOuts;
        this.follower = follower;
        this.clock = clock;
    }

    @Override
    protected boolean handOn() {
        return transactions.<Integer>stating(Scope.provider(), () -> portOuts.takeMoves(PART, clock.instant())) > 0;
    }

    @Override
    protected boolean sendNext() {
        Optional<SeenPortOut> next =
                transactions.stating(Scope.provider(), () -> portOuts.claim(clock.instant(), LEASE));
        next.ifPresent(follower::look);
        return next.isPresent();
    }

    @Override
    protected boolean clear() {
        int forgotten = transactions.<Integer>stating(
                Scope.provider(), () -> portOuts.forgetEvents(clock.instant().minus(EVENTS_KEPT)));
        if (forgotten > 0) {
            LOG.debug("Forgot {} old events of Telnyx", forgotten);
        }
        return true;
    }
}
