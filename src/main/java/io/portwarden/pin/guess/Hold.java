package io.portwarden.pin.guess;

import java.util.UUID;

/**
 * That a node compares a guess, until its lease runs out; the verdict of a node whose claim somebody else has taken over
 * settles nothing.
 */
record Hold(UUID guess, UUID claim) {}
