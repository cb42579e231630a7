package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;

/** A number that a tenant holds, with what is on file about it. */
public record HeldNumber(TenantId tenantId, PhoneNumber phoneNumber, NumberStatus status, NumberFacts facts) {}
