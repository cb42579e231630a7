package io.portwarden.audit.chain;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.Rounds;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the ends of the chains out of the database, every few seconds and at the end, so that a cut off end is found.
 * What is kept is what was committed; it may lag behind, and is never ahead. Nobody ever waits for it.
 *
 * <p>An end is kept only if it continues the one that was kept before. One that does not is a sign that somebody has
 * changed the database: it is logged, and what was kept stays, as evidence for verification.
 */
final class HeadsKeeper extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(HeadsKeeper.class);

    /** How long before it is seen a change may have been made: the longest that a transaction can take, and more. */
    private static final Duration LATENESS = Duration.ofMinutes(5);

    private final HeadsStore store;
    private final HeadRepository heads;
    private final Transactions transactions;

    private final Set<TenantId> broken = new HashSet<>();
    private @Nullable Map<TenantId, KeptHead> kept;
    private Instant since = Instant.EPOCH;

    HeadsKeeper(HeadsStore store, HeadRepository heads, Transactions transactions, Duration every) {
        super("audit-heads", "Copies of the ends of the audit trails into " + store, Duration.ZERO, every);
        this.store = store;
        this.heads = heads;
        this.transactions = transactions;
    }

    /** Keeps what has been committed since the last time. */
    synchronized void keep() throws IOException {
        Map<TenantId, KeptHead> known = kept();
        List<KeptHead> next = new ArrayList<>();
        Instant now = transactions.stating(Scope.provider(), () -> {
            HeadRepository.Changed changed = heads.changedSince(since);
            List<KeptHead> previous = changed.heads().stream()
                    .map(head -> known.get(head.tenantId()))
                    .filter(Objects::nonNull)
                    .toList();
            Map<TenantId, String> macs = heads.macsAt(previous);
            for (KeptHead head : changed.heads()) {
                @Nullable KeptHead before = known.get(head.tenantId());
                if (before == null || continues(head, before, macs.get(head.tenantId()))) {
                    next.add(head);
                }
            }
            return changed.now();
        });
        if (!next.isEmpty()) {
            store.append(next);
            next.forEach(head -> known.put(head.tenantId(), head));
        }
        since = now.minus(LATENESS);
    }

    private Map<TenantId, KeptHead> kept() throws IOException {
        @Nullable Map<TenantId, KeptHead> known = kept;
        if (known == null) {
            known = store.read();
            kept = known;
        }
        return known;
    }

    /** Whether it is a later end of the same chain. */
    private boolean continues(KeptHead head, KeptHead before, @Nullable String macAtBefore) {
        if (head.position() >= before.position() && before.mac().equals(macAtBefore)) {
            return head.position() > before.position();
        }
        if (broken.add(head.tenantId())) {
            LOG.error(
                    "The audit trail of tenant {} does not contain entry {} as it was kept in {} any more;"
                            + " run the command verify-trail",
                    head.tenantId(),
                    before.position(),
                    store);
        }
        return false;
    }

    @Override
    protected void round() throws IOException {
        keep();
    }

    /** Keeps what the last requests have recorded. */
    @Override
    protected boolean hasLastRound() {
        return true;
    }

    /** Stopped after all that records something. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
