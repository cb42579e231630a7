package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;

/** A telephone number as its tenant holds it. */
public record TenantNumber(PhoneNumber phoneNumber, NumberStatus status, boolean locked) {}
