package io.portwarden.number;

/**
 * How many numbers there are, the ones that have left included, and how many of the tenant's are locked and not.
 *
 * @param unlockedForATime those of the unlocked ones whose lock comes back by itself
 */
public record NumberCounts(int numbers, int locked, int unlocked, int unlockedForATime) {}
