package io.portwarden.shared;

import java.util.NoSuchElementException;
import java.util.UUID;

/** Names a tenant. */
public record TenantId(UUID value) {

    /** The provider itself: its operators belong to it, and so do orders whose numbers lead to no single tenant. */
    public static final TenantId PROVIDER = new TenantId(new UUID(0, 0));

    public static TenantId next() {
        return new TenantId(Identifiers.next());
    }

    /**
     * This, where it is a tenant.
     *
     * @throws NoSuchElementException for the provider itself, which is none
     */
    public TenantId requireTenant() {
        if (equals(PROVIDER)) {
            throw new NoSuchElementException("No tenant " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
