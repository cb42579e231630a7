package io.portwarden.portback;

import java.time.Duration;
import java.time.Instant;

/**
 * The time in which the other provider can be asked for numbers: it runs from the moment at which they left (ORD-14).
 *
 * @param soonBy until when it expects to be asked
 * @param latestBy until when it can be asked at the latest; later, that counts as winning a customer back
 */
public record PortBackClock(Instant soonBy, Instant latestBy) {

    /** How far it has run. */
    public enum Phase {
        IN_TIME("in-time"),
        LATE("late"),
        TOO_LATE("too-late");

        private final String code;

        Phase(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** @param latest is never before soon: what is shorter counts as long as that */
    public static PortBackClock from(Instant leftAt, Duration soon, Duration latest) {
        Instant soonBy = leftAt.plus(soon);
        Instant latestBy = leftAt.plus(latest);
        return new PortBackClock(soonBy, latestBy.isBefore(soonBy) ? soonBy : latestBy);
    }

    public Phase phase(Instant now) {
        if (now.isBefore(soonBy)) {
            return Phase.IN_TIME;
        }
        return now.isBefore(latestBy) ? Phase.LATE : Phase.TOO_LATE;
    }

    /** The moment that counts now: the last one where all have gone by. */
    public Instant next(Instant now) {
        return phase(now) == Phase.IN_TIME ? soonBy : latestBy;
    }
}
