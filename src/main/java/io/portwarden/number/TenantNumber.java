package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;

/**
 * A telephone number as its tenant holds it.
 *
 * @param locked whether it is locked at this moment, a lock lifted for a time taken into account (ORD-9)
 * @param zipCode of the site that it serves; empty where that is the tenant's (NUM-5)
 */
public record TenantNumber(PhoneNumber phoneNumber, NumberStatus status, boolean locked, String zipCode) {

    /** One with no ZIP code of its own. */
    public TenantNumber(PhoneNumber phoneNumber, NumberStatus status, boolean locked) {
        this(phoneNumber, status, locked, "");
    }
}
