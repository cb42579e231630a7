package io.portwarden.upstream.handing;

import io.portwarden.number.Guard;
import io.portwarden.number.NumberChange;
import io.portwarden.number.UpstreamGuards;
import io.portwarden.number.UpstreamNumber;
import io.portwarden.number.access.UpstreamNumbers;
import io.portwarden.shared.NormalForm;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.handing.UpstreamPinRepository.Guarded;
import io.portwarden.upstream.handing.UpstreamPinRepository.Held;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Follows which numbers are guarded by an upstream that PINs are handed on to: those that it finds, and whatever becomes of them.
 */
@Component
class FollowedNumbers implements UpstreamGuards {

    private final HandingConnections connections;
    private final UpstreamNumbers numbers;
    private final UpstreamPinRepository pins;

    FollowedNumbers(HandingConnections connections, UpstreamNumbers numbers, UpstreamPinRepository pins) {
        this.connections = connections;
        this.numbers = numbers;
        this.pins = pins;
    }

    @Override
    public void changed(Collection<NumberChange> changes) {
        Map<String, UpstreamConnection> byName = connections.byName();
        if (byName.isEmpty()) {
            return;
        }
        List<Held> others = new ArrayList<>();
        List<Held> came = new ArrayList<>();
        List<Guarded> guarded = new ArrayList<>();
        for (NumberChange change : changes) {
            Held number = new Held(change.tenantId(), change.phoneNumber());
            UpstreamConnection connection = change.facts().guardedBy() == Guard.UPSTREAM
                    ? byName.get(NormalForm.of(change.facts().upstream()))
                    : null;
            if (connection != null) {
                guarded.add(new Guarded(number, connection.id()));
            }
            if (change.kind().isNew()) {
                came.add(number);
            }
            // What counts at the upstream for a number that was away, nobody knows.
            if (connection == null || change.kind().isNew()) {
                others.add(number);
            }
        }
        pins.forget(others);
        pins.forgetOthers(came);
        pins.follow(guarded);
    }

    @Override
    public void left(TenantId tenantId, Collection<PhoneNumber> gone) {
        pins.forget(gone.stream().map(number -> new Held(tenantId, number)).toList());
    }

    /** Whether any of the tenant's numbers is guarded so, in the transaction under way. */
    boolean areThere(TenantId tenantId) {
        return pins.hasAny(tenantId) || !guardedOf(tenantId).isEmpty();
    }

    /** Looks the tenant's numbers through, in the transaction under way. */
    void look(TenantId tenantId) {
        List<UpstreamNumber> all = numbers.of(tenantId);
        // Those of a connection that this node has not heard of yet are kept.
        pins.forgetAllBut(
                tenantId, all.stream().map(UpstreamNumber::phoneNumber).toList());
        pins.follow(guarded(all, connections.byName()));
    }

    private List<Guarded> guardedOf(TenantId tenantId) {
        Map<String, UpstreamConnection> byName = connections.byName();
        return byName.isEmpty() ? List.of() : guarded(numbers.of(tenantId), byName);
    }

    /** Looks a part of all tenants' numbers through, in a transaction for the provider. @return where it ended; null at the end */
    @Nullable
    UpstreamNumber look(@Nullable UpstreamNumber after) {
        List<UpstreamNumber> part = numbers.all(after);
        pins.follow(guarded(part, connections.byName()));
        return part.isEmpty() ? null : part.getLast();
    }

    private static List<Guarded> guarded(List<UpstreamNumber> some, Map<String, UpstreamConnection> byName) {
        return some.stream()
                .flatMap(one -> Optional.ofNullable(byName.get(NormalForm.of(one.upstream())))
                        .map(connection -> new Guarded(new Held(one.tenantId(), one.phoneNumber()), connection.id()))
                        .stream())
                .toList();
    }
}
