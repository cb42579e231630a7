package io.portwarden;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The real time, as much later as a test wants it to be, or a moment at which it stands still. Every test has it; whoever
 * sets it sets it back.
 */
public final class TestClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant standing;

    public void advance(Duration time) {
        ahead = ahead.plus(time);
    }

    /**
     * Stands still at a moment at which what happened until now is as old as this, and what happens from now on is not:
     * however slow the machine is, nothing of before counts as new, and nothing of after as old.
     */
    public void outdate(Duration age) {
        standing = Instant.now().plus(age);
    }

    /** Stands still there. */
    public void standAt(Instant moment) {
        standing = moment;
    }

    public void reset() {
        ahead = Duration.ZERO;
        standing = null;
    }

    @Override
    public Instant instant() {
        Instant still = standing;
        return still == null ? Instant.now().plus(ahead) : still;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Instants have no zone");
    }
}
