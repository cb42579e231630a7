package io.portwarden.shared.live;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Tells whether this node hears what changes. One that does not is {@code DEGRADED} and stays ready: its orders, PINs and
 * pages are right when they are asked for, and a load balancer that took it away would end the sessions of all its people,
 * on all nodes at once where the database is what is silent.
 */
@Component("liveUpdates")
final class ListeningHealth extends AbstractHealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final LiveListening listening;

    ListeningHealth(LiveListening listening) {
        this.listening = listening;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.status(listening.isHearing() ? Status.UP : DEGRADED)
                .withDetail("listening", listening.isHearing())
                .withDetail("gaps", listening.gaps())
                .withDetail("silentForSeconds", listening.silence().toSeconds());
    }
}
