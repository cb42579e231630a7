package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;

/**
 * A number that its upstream is to guard (NUM-4).
 *
 * @param upstream the name of the upstream, as somebody has written it
 */
public record UpstreamNumber(TenantId tenantId, PhoneNumber phoneNumber, String upstream) {}
