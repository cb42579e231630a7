package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;

/** What the provider does to one number of a tenant. */
public record NumberChange(TenantId tenantId, PhoneNumber phoneNumber, Kind kind) {

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
        DEACTIVATE;

        /** Whether the tenant does not hold the number before. */
        public boolean isNew() {
            return this == ADD || this == ADD_INACTIVE || this == RETURN;
        }

        public NumberStatus status() {
            return this == ADD_INACTIVE || this == DEACTIVATE ? NumberStatus.INACTIVE : NumberStatus.ACTIVE;
        }
    }
}
