package io.portwarden.number;

/**
 * What has come of lifting locks.
 *
 * @param numbers how many were not unlocked in this way before
 * @param waits whether they wait for a second admin; then none has changed yet
 */
public record Unlocking(int numbers, boolean waits) {}
