package io.portwarden.pin.access;

import io.portwarden.pin.guess.PinRecords;
import io.portwarden.pin.key.PinKey;
import io.portwarden.pin.key.PinKeyRepository;
import io.portwarden.pin.key.PinKeyRotation;
import io.portwarden.pin.key.PinKeys;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets operators see to the keys that PINs are sealed under (PIN-7); no key and no PIN is ever shown. */
@Service
public class PinKeyService {

    private static final Logger LOG = LoggerFactory.getLogger(PinKeyService.class);

    private final Transactions transactions;
    private final PinKeyRepository known;
    private final PinKeyRotation rotation;
    private final PinKeys keys;
    private final PinRecords records;
    private final AtomicReference<RotationState> state = new AtomicReference<>(RotationState.NEVER);

    public PinKeyService(
            Transactions transactions,
            PinKeyRepository known,
            PinKeyRotation rotation,
            PinKeys keys,
            PinRecords records) {
        this.transactions = transactions;
        this.known = known;
        this.rotation = rotation;
        this.keys = keys;
        this.records = records;
    }

    /**
     * A key that PINs may be sealed under.
     *
     * @param current whether new PINs are sealed under it
     * @param configured whether this node has it
     */
    public record KeyListItem(String id, Instant firstUsed, boolean current, boolean configured) {}

    /** How the rotation stands that was started on this node. */
    public record RotationState(Phase phase, long looked, long moved) {

        static final RotationState NEVER = new RotationState(Phase.NEVER, 0, 0);

        /** Whether a rotation is under way. */
        public enum Phase {
            NEVER,
            RUNNING,
            STOPPING,
            STOPPED,
            DONE,
            FAILED
        }

        public boolean isUnderWay() {
            return phase == Phase.RUNNING || phase == Phase.STOPPING;
        }

        private RotationState with(PinKeyRotation.Progress progress) {
            return new RotationState(phase, progress.looked(), progress.moved());
        }

        private RotationState with(Phase next) {
            return new RotationState(next, looked, moved);
        }
    }

    @PreAuthorize("hasRole('SECURITY')")
    public List<KeyListItem> keys() {
        Set<String> configured = keys.all().stream().map(PinKey::id).collect(Collectors.toSet());
        return transactions.stating(
                Scope.nothing(),
                () -> known.all().stream()
                        .map(key -> new KeyListItem(
                                key.id(),
                                key.firstUsed(),
                                key.id().equals(keys.current().id()),
                                configured.contains(key.id())))
                        .toList());
    }

    /** Begins to move every PIN under the current key, in the background; nothing happens where that is under way. */
    @PreAuthorize("hasRole('SECURITY')")
    public void rotate() {
        RotationState before = state.get();
        if (!before.isUnderWay() && state.compareAndSet(before, new RotationState(RotationState.Phase.RUNNING, 0, 0))) {
            Thread.ofVirtual().name("pin-key-rotation").start(this::run);
        }
    }

    /** Stops after the part under way; starting anew goes on where this has come to. */
    @PreAuthorize("hasRole('SECURITY')")
    public void stop() {
        state.updateAndGet(
                now -> now.phase() == RotationState.Phase.RUNNING ? now.with(RotationState.Phase.STOPPING) : now);
    }

    @PreAuthorize("hasRole('SECURITY')")
    public RotationState state() {
        return state.get();
    }

    /**
     * Forgets a retired key, so that it can be taken out of the configuration.
     *
     * @return false where a PIN is still sealed under it, or it is the current one: nothing was done
     */
    @PreAuthorize("hasRole('SECURITY')")
    public boolean drop(String keyId) {
        return forget(keyId);
    }

    public boolean forget(String keyId) {
        if (keyId.equals(keys.current().id())) {
            return false;
        }
        try {
            return transactions.<Boolean>stating(Scope.tenant(TenantId.PROVIDER), () -> {
                boolean dropped = known.drop(keyId);
                if (dropped) {
                    records.keyDropped(keyId);
                }
                return dropped;
            });
        } catch (DataIntegrityViolationException inUse) {
            return false;
        }
    }

    /** Moves every PIN under the current key, here and now. */
    public PinKeyRotation.Progress rotateNow(Consumer<PinKeyRotation.Progress> report) {
        PinKeyRotation.Progress end = rotation.run(report, () -> true);
        recordRotation();
        return end;
    }

    private void recordRotation() {
        transactions.doStating(
                Scope.tenant(TenantId.PROVIDER),
                () -> records.keyRotated(keys.current().id()));
    }

    private void run() {
        try {
            rotation.run(
                    progress -> state.updateAndGet(now -> now.with(progress)),
                    () -> state.get().phase() == RotationState.Phase.RUNNING);
            if (state.get().phase() == RotationState.Phase.RUNNING) {
                recordRotation();
            }
            state.updateAndGet(now -> now.with(
                    now.phase() == RotationState.Phase.STOPPING
                            ? RotationState.Phase.STOPPED
                            : RotationState.Phase.DONE));
        } catch (RuntimeException failed) {
            LOG.error("The rotation of the PIN key was broken off; starting it anew goes on with it", failed);
            state.updateAndGet(now -> now.with(RotationState.Phase.FAILED));
        }
    }
}
