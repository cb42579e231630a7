package io.portwarden.tenant;

import io.portwarden.shared.TenantId;

/** An organization that holds numbers with the provider. */
public record Tenant(TenantId id, String name, String country, String accountNumber, String zipCode) {

    /** PIN-6: the PIN exists for organizations in the United States only. */
    public boolean hasPin() {
        return country.equals("US");
    }
}
