package io.portwarden.people.session;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A session as its person sees it.
 *
 * @param lastUsed to the minute
 * @param browser as people call it; empty when it is not known
 * @param source the network address that it began from
 * @param current whether it is the one that asks
 */
public record OwnSession(UUID id, Instant began, Instant lastUsed, String browser, String source, boolean current)
        implements Serializable {}
