package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A number as the tenant's list shows it.
 *
 * @param locked whether it is locked at this moment
 * @param unlockedUntil when its lock comes back by itself, or was to: past as long as its open order keeps it unlocked
 *     (ORD-12); null when it does not come back, or is there already
 * @param facts what is on file about it
 * @param guard what guards it in truth, as far as that is known by another way than what is on file
 * @param openOrder the order that may still take it away; null when there is none
 */
public record NumberListItem(
        PhoneNumber phoneNumber,
        NumberStatus status,
        boolean locked,
        @Nullable Instant unlockedUntil,
        NumberFacts facts,
        Guard guard,
        @Nullable OpenOrder openOrder) {

    /** ORD-7: what has left is not the tenant's to lock any more. */
    public boolean isLockable() {
        return status != NumberStatus.PORTED_OUT;
    }

    /** What guards it (NUM-4). */
    public Guard guardedBy() {
        return guard.of(phoneNumber);
    }

    public NumberListItem in(@Nullable OpenOrder order) {
        return new NumberListItem(phoneNumber, status, locked, unlockedUntil, facts, guard, order);
    }
}
