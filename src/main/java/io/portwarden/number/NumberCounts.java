package io.portwarden.number;

import java.util.Map;

/**
 * How many numbers there are, the ones that have left included, and how many of the tenant's are locked and not.
 *
 * @param unlockedForATime those of the unlocked ones whose lock comes back by itself
 * @param guarded how many of the tenant's each guards (NUM-4); one that guards none may be left out
 */
public record NumberCounts(int numbers, int locked, int unlocked, int unlockedForATime, Map<Guard, Integer> guarded) {

    public static final NumberCounts NONE = new NumberCounts(0, 0, 0, 0, Map.of());

    public NumberCounts {
        guarded = Map.copyOf(guarded);
    }

    public int guardedBy(Guard guard) {
        return guarded.getOrDefault(guard, 0);
    }
}
