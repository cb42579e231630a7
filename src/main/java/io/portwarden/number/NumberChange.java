package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;

/**
 * What the provider does to one number of a tenant.
 *
 * @param facts what is on file about it from then on
 * @param otherZip whether that is another ZIP code, or none, than stood there while the tenant held it (NOT-1)
 */
public record NumberChange(TenantId tenantId, PhoneNumber phoneNumber, Kind kind, NumberFacts facts, boolean otherZip) {

    /** What becomes of the number. */
    public enum Kind {
        /** The tenant gets it, to be used. */
        ADD,
        /** The tenant gets it, not in use yet. */
        ADD_INACTIVE,
        /** It had left the tenant for another provider, and is back in use. */
        RETURN,
        /** It was out of use and is in use again. */
        ACTIVATE,
        /** It stays the tenant's and is out of use. */
        DEACTIVATE,
        /** It stays as much in use as it is, and something else is on file about it. */
        DESCRIBE,
        /** The same of one that is out of use. */
        DESCRIBE_INACTIVE;

        /** Whether the tenant does not hold the number before. */
        public boolean isNew() {
            return this == ADD || this == ADD_INACTIVE || this == RETURN;
        }

        public NumberStatus status() {
            return this == ADD_INACTIVE || this == DEACTIVATE || this == DESCRIBE_INACTIVE
                    ? NumberStatus.INACTIVE
                    : NumberStatus.ACTIVE;
        }
    }
}
