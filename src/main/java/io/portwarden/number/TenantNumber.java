package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;

/**
 * A telephone number as its tenant holds it.
 *
 * @param locked whether it is locked at this moment, a lock lifted for a time taken into account (ORD-9)
 */
public record TenantNumber(PhoneNumber phoneNumber, NumberStatus status, boolean locked) {}
