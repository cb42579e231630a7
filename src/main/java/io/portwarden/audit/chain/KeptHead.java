package io.portwarden.audit.chain;

import io.portwarden.shared.TenantId;
import java.time.Instant;

/**
 * The end of a tenant's chain as it once was, kept outside the database: whatever is later cut off is missed.
 *
 * @param mac of the entry at that position, in lower-case hexadecimal
 * @param at when it was kept
 */
record KeptHead(TenantId tenantId, long position, String mac, Instant at) {}
