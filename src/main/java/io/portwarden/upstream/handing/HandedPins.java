package io.portwarden.upstream.handing;

import io.portwarden.pin.PinHanding;
import io.portwarden.pin.PinKeeper;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has a PIN that was saved handed on, and tells how far that has come, in the transaction under way. */
@Component
class HandedPins implements PinHanding {

    /** As many as a panel can name. */
    private static final int NAMED = 5;

    private final FollowedNumbers numbers;
    private final HandingConnections connections;
    private final UpstreamPinRepository pins;

    HandedPins(FollowedNumbers numbers, HandingConnections connections, UpstreamPinRepository pins) {
        this.numbers = numbers;
        this.connections = connections;
        this.pins = pins;
    }

    @Override
    public boolean wants(TenantId tenantId) {
        return numbers.areThere(tenantId);
    }

    @Override
    public boolean saved(TenantId tenantId, long version, @Nullable Instant until) {
        numbers.look(tenantId);
        return pins.set(tenantId, version, until) > 0;
    }

    @Override
    public List<PinKeeper> keepers(TenantId tenantId) {
        return pins.standings(tenantId).stream()
                .map(standing -> new PinKeeper(
                        connections.nameOf(standing.connectionId()),
                        standing.numbers(),
                        standing.waiting(),
                        standing.old(),
                        standing.missing(),
                        pins.failures(tenantId, standing.connectionId(), NAMED)))
                .toList();
    }
}
