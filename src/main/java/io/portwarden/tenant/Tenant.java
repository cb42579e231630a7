package io.portwarden.tenant;

import io.portwarden.shared.TenantId;

/**
 * An organization that holds numbers with the provider.
 *
 * @param complex whether its ports are never simple, whatever it holds (CAL-1)
 * @param accountShared whether another one has the same account number by ACC-1, and nobody has decided yet
 */
public record Tenant(
        TenantId id,
        String name,
        String country,
        String accountNumber,
        String zipCode,
        TenantStatus status,
        boolean complex,
        boolean accountShared) {

    /** An active one. */
    public Tenant(TenantId id, String name, String country, String accountNumber, String zipCode) {
        this(id, name, country, accountNumber, zipCode, TenantStatus.ACTIVE, false, false);
    }

    /** What names it among tenants. */
    public AccountNumber account() {
        return AccountNumber.of(accountNumber);
    }

    /** The same organization with other facts on file. */
    public Tenant with(TenantForm facts) {
        return new Tenant(
                id, facts.name(), facts.country(), accountNumber, facts.zipCode(), status, complex, accountShared);
    }

    /** The same organization with an account number that no other one has. */
    Tenant withAccount(String other) {
        return new Tenant(id, name, country, other, zipCode, status, complex, false);
    }

    public Tenant in(TenantStatus next) {
        return new Tenant(id, name, country, accountNumber, zipCode, next, complex, accountShared);
    }
}
