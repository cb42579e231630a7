package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;

/** A number that a tenant is to have. */
public record WantedNumber(TenantId tenantId, PhoneNumber phoneNumber) {}
