package io.portwarden.pin;

import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantForm;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * The countries whose organizations have a port-out PIN: the United States are more than the code US (PIN-12).
 *
 * @param codes of ISO 3166-1 alpha-2, at least one; most of the provider's tenants are in the first
 */
public record PinCountries(List<String> codes) {

    public PinCountries {
        codes = List.copyOf(new LinkedHashSet<>(codes.stream()
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .toList()));
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("it names no country, so that no number would be guarded by a PIN");
        }
        codes.stream()
                .filter(code -> !TenantForm.COUNTRIES.contains(code))
                .findFirst()
                .ifPresent(code -> {
                    throw new IllegalArgumentException("'" + code + "' is no country of ISO 3166-1");
                });
    }

    /** PIN-6, PIN-12: whether no number of the tenant leaves without its PIN. */
    public boolean include(Tenant tenant) {
        return include(tenant.country());
    }

    public boolean include(String country) {
        return codes.contains(country);
    }

    /** Where a new tenant most likely is. */
    public String first() {
        return codes.getFirst();
    }
}
