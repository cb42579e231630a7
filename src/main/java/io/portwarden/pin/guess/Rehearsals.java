package io.portwarden.pin.guess;

import io.portwarden.shared.TenantId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Counts the PINs that are compared while an upstream's calls are only rehearsed (UPS-12), on this node. Real orders for one
 * tenant are few a day; more would be somebody at the provider who reads off what a rehearsal says of one PIN after the other.
 */
@Component
public class Rehearsals {

    /** Within a day of UTC, for one tenant. */
    static final int MOST = 10;

    private final Clock clock;
    private final ConcurrentHashMap<TenantId, Day> days = new ConcurrentHashMap<>();

    Rehearsals(Clock clock) {
        this.clock = clock;
    }

    private record Day(LocalDate date, int compared) {}

    /** Whether one more may be compared; then it counts. */
    public boolean admit(TenantId tenantId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Day now = days.merge(
                tenantId,
                new Day(today, 1),
                (before, one) -> before.date().equals(today) ? new Day(today, before.compared() + 1) : one);
        return now.compared() <= MOST;
    }
}
