package io.portwarden.upstream.handing;

import io.portwarden.number.UpstreamNumber;
import io.portwarden.number.access.UpstreamNumbers;
import io.portwarden.pin.Pin;
import io.portwarden.pin.UnknownPinKeyException;
import io.portwarden.pin.UnreadablePinException;
import io.portwarden.pin.access.PinsToHandOn;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.work.Dispatch;
import io.portwarden.upstream.ContactProblem;
import io.portwarden.upstream.HandOver;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.handing.UpstreamPinRepository.Held;
import io.portwarden.upstream.handing.UpstreamPinRepository.TenantThere;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Hands PINs on to upstreams (UPS-11), on every node at once, as webhooks are sent: takes one number, commits that, hands its PIN on
 * while no connection to the database is held, and writes down what came of it. If the program dies in between, another takes the
 * number when the claim has run out: the same PIN twice is harmless. An older one never comes after a newer one, because a number
 * has one claim at a time, whatever the version; an attempt that has outlived its claim puts what it has done in doubt, and the
 * present PIN is handed on once more.
 */
@Component
class PinHander extends Dispatch {

    /** Far longer than an attempt may take. */
    static final Duration LEASE = Duration.ofMinutes(3);

    /** To one connection. */
    static final int AT_ONCE = 3;

    private static final Logger LOG = LoggerFactory.getLogger(PinHander.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final int TOLD_AT_ONCE = 100;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    /** For as long another node may know something that this one does not. */
    private static final Duration CERTAIN_AFTER = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final HandingConnections connections;
    private final FollowedNumbers followed;
    private final UpstreamNumbers numbers;
    private final UpstreamPinRepository pins;
    private final LookRepository looks;
    private final PinsToHandOn toHandOn;
    private final LiveUpdates liveUpdates;
    private final HandingRecords records;
    private final Map<UUID, Long> notHandingSince = new HashMap<>();
    private long lookAt = System.nanoTime();

    @Autowired
    PinHander(
            Transactions transactions,
            HandingConnections connections,
            FollowedNumbers followed,
            UpstreamNumbers numbers,
            UpstreamPinRepository pins,
            LookRepository looks,
            PinsToHandOn toHandOn,
            LiveUpdates liveUpdates,
            HandingRecords records,
            HandingSettings settings) {
        super("hand-over", "PINs for upstreams", settings.workers(), STOP_WITHIN);
        this.transactions = transactions;
        this.connections = connections;
        this.followed = followed;
        this.numbers = numbers;
        this.pins = pins;
        this.looks = looks;
        this.toHandOn = toHandOn;
        this.liveUpdates = liveUpdates;
        this.records = records;
    }

    @Override
    protected boolean clear() {
        return true;
    }

    /** Finds numbers that were there before their connection, and whom to tell. @return false: it takes its time for that */
    @Override
    protected boolean handOn() {
        if (System.nanoTime() - lookAt >= 0 && connections.areKnown()) {
            lookAt = System.nanoTime() + LOOK_EVERY.toNanos();
            look();
            tell();
        }
        return false;
    }

    /** Tells admins that a PIN is not at an upstream and is handed on no more: it was refused, or its time was over. */
    void tell() {
        Map<UUID, UpstreamConnection> handing =
                connections.all().stream().collect(Collectors.toMap(UpstreamConnection::id, one -> one));
        if (handing.isEmpty()) {
            return;
        }
        List<TenantThere> untold =
                transactions.stating(Scope.provider(), () -> pins.untold(handing.keySet(), TOLD_AT_ONCE));
        for (TenantThere there : untold) {
            transactions.doStating(Scope.tenant(there.tenantId()), () -> {
                int numbers = pins.tell(there);
                if (numbers > 0) {
                    records.notHandedOn(
                            there.tenantId(), Objects.requireNonNull(handing.get(there.connectionId())), numbers);
                }
            });
        }
    }

    void look() {
        List<UpstreamConnection> handing = connections.all();
        boolean due = transactions.<Boolean>stating(Scope.provider(), () -> {
            List<UpstreamConnection> taken =
                    handing.stream().filter(looks::take).toList();
            return !taken.isEmpty();
        });
        @Nullable UpstreamNumber after = null;
        while (due && !isStopping()) {
            @Nullable UpstreamNumber from = after;
            after = transactions.<@Nullable UpstreamNumber>patiently(Scope.provider(), () -> followed.look(from));
            due = after != null;
        }
        forgetOthers(handing.stream().map(UpstreamConnection::id).toList());
    }

    /** Forgets connections that PINs are not handed on to any more, once every node must have heard of it. */
    private void forgetOthers(List<UUID> handing) {
        List<UUID> others = new ArrayList<>(transactions.stating(Scope.provider(), looks::all));
        others.removeAll(handing);
        notHandingSince.keySet().retainAll(others);
        for (UUID id : others) {
            long since = notHandingSince.computeIfAbsent(id, key -> System.nanoTime());
            if (System.nanoTime() - since >= CERTAIN_AFTER.toNanos()) {
                transactions.doStating(Scope.provider(), () -> {
                    pins.forgetAllOf(id);
                    looks.forget(id);
                });
                notHandingSince.remove(id);
            }
        }
    }

    @Override
    protected boolean sendNext() {
        Map<UUID, UpstreamConnection> handing = connections.all().stream()
                .filter(one -> connections.adapterOf(one).isPresent())
                .collect(Collectors.toMap(UpstreamConnection::id, one -> one));
        if (handing.isEmpty()) {
            return false;
        }
        long begun = System.nanoTime();
        Optional<DueHandOver> next =
                transactions.stating(Scope.provider(), () -> pins.claim(LEASE, handing.keySet(), AT_ONCE));
        next.ifPresent(due -> handOn(due, Objects.requireNonNull(handing.get(due.connectionId())), begun));
        return next.isPresent();
    }

    private void handOn(DueHandOver due, UpstreamConnection connection, long begun) {
        Optional<Pin> pin = open(due, connection);
        if (pin.isEmpty()) {
            return;
        }
        if (System.nanoTime() - begun > LEASE.toNanos() / 2) {
            // This node has stood still: the claim may run out before the upstream has answered.
            transactions.doStating(Scope.tenant(due.tenantId()), () -> pins.release(due, Duration.ZERO));
            return;
        }
        HandOver outcome = handOn(due, connection, pin.get());
        boolean stillOurs = transactions.<Boolean>stating(Scope.tenant(due.tenantId()), () -> settle(due, outcome));
        if (!stillOurs) {
            LOG.warn("{} was handed on for too long; what counts there is not known", due);
        }
        eraseWhenDone(due.tenantId(), due.version());
    }

    /** The PIN, if it is still to be handed on. */
    private Optional<Pin> open(DueHandOver due, UpstreamConnection connection) {
        TenantId tenantId = due.tenantId();
        try {
            return transactions.stating(Scope.tenant(tenantId), () -> {
                if (numbers.find(tenantId, due.phoneNumber())
                        .filter(number -> connection.isNamed(number.upstream()))
                        .isEmpty()) {
                    pins.forget(List.of(new Held(tenantId, due.phoneNumber())));
                    return Optional.empty();
                }
                Optional<Pin> pin = toHandOn.open(tenantId, due.version());
                if (pin.isEmpty()) {
                    pins.giveUp(due);
                }
                return pin;
            });
        } catch (UnknownPinKeyException | UnreadablePinException noKey) {
            LOG.error("{} cannot be read: {}", due, noKey.toString());
            transactions.doStating(
                    Scope.tenant(tenantId), () -> pins.later(due, pause(due, null), ContactProblem.NOT_SET_UP));
            return Optional.empty();
        }
    }

    private HandOver handOn(DueHandOver due, UpstreamConnection connection, Pin pin) {
        try {
            return connections.adapterOf(connection).orElseThrow().handOn(connection, due.phoneNumber(), pin);
        } catch (RuntimeException ownFault) {
            // Without its text: nobody knows what it quotes.
            LOG.error("{} could not be handed on: {}", due, ownFault.getClass().getName());
            return new HandOver.Later(ContactProblem.NOT_UNDERSTOOD, null);
        }
    }

    private boolean settle(DueHandOver due, HandOver outcome) {
        boolean stillOurs = switch (outcome) {
            case HandOver.Taken taken -> pins.taken(due);
            case HandOver.Later later -> pins.later(due, pause(due, later.pause()), later.problem());
            case HandOver.Refused refused -> pins.refused(due, refused.problem());
        };
        if (!stillOurs) {
            pins.doubt(due);
        }
        return stillOurs;
    }

    private static Duration pause(DueHandOver due, @Nullable Duration asked) {
        return HandingPauses.after(due.attempts(), ThreadLocalRandom.current().nextDouble(), asked);
    }

    /** In a transaction of its own: whoever settles last sees that all others have. */
    private void eraseWhenDone(TenantId tenantId, long version) {
        transactions.doStating(Scope.tenant(tenantId), () -> {
            if (!pins.isWanted(tenantId, version)) {
                toHandOn.erase(tenantId, version);
                liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.PIN, tenantId.value()));
                liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.NUMBER, tenantId.value()));
            }
        });
    }
}
