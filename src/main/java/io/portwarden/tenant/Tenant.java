package io.portwarden.tenant;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An organization that holds numbers with the provider.
 *
 * @param complex whether its ports are never simple, whatever it holds (CAL-1)
 * @param mainNumber the main billing number, one that it holds; null where nobody has said it, or it has left
 * @param serviceAddress where its numbers are used; empty where nobody has said it
 * @param authorizedPerson who may order in its name; empty where nobody has said it
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
        @Nullable PhoneNumber mainNumber,
        String serviceAddress,
        String authorizedPerson,
        boolean accountShared) {

    /** An active one, of which no more is known. */
    public Tenant(TenantId id, String name, String country, String accountNumber, String zipCode) {
        this(id, name, country, accountNumber, zipCode, TenantStatus.ACTIVE, false, null, "", "", false);
    }

    /** What names it among tenants. */
    public AccountNumber account() {
        return AccountNumber.of(accountNumber);
    }

    /** A new one with these facts on file. */
    public static Tenant of(TenantId id, TenantForm facts) {
        return new Tenant(id, facts.name(), facts.country(), facts.accountNumber(), facts.zipCode()).with(facts);
    }

    /** The same organization with other facts on file; its account number is its name here, and stays. */
    public Tenant with(TenantForm facts) {
        return new Tenant(
                id,
                facts.name(),
                facts.country(),
                accountNumber,
                facts.zipCode(),
                status,
                facts.complex() == null ? complex : facts.complex(),
                facts.mainNumber() == null ? mainNumber : facts.main().orElse(null),
                facts.serviceAddress() == null ? serviceAddress : facts.serviceAddress(),
                facts.authorizedPerson() == null ? authorizedPerson : facts.authorizedPerson(),
                accountShared);
    }

    /** The same organization with an account number that no other one has. */
    Tenant withAccount(String other) {
        return new Tenant(
                id,
                name,
                country,
                other,
                zipCode,
                status,
                complex,
                mainNumber,
                serviceAddress,
                authorizedPerson,
                false);
    }

    public Tenant in(TenantStatus next) {
        return new Tenant(
                id,
                name,
                country,
                accountNumber,
                zipCode,
                next,
                complex,
                mainNumber,
                serviceAddress,
                authorizedPerson,
                accountShared);
    }

    /** In which of these it differs from what it was before; how it stands is none of them. */
    public Set<TenantForm.Field> changesSince(Tenant before) {
        Set<TenantForm.Field> changes = EnumSet.noneOf(TenantForm.Field.class);
        add(changes, TenantForm.Field.ACCOUNT_NUMBER, accountNumber, before.accountNumber);
        add(changes, TenantForm.Field.NAME, name, before.name);
        add(changes, TenantForm.Field.COUNTRY, country, before.country);
        add(changes, TenantForm.Field.ZIP_CODE, zipCode, before.zipCode);
        add(changes, TenantForm.Field.COMPLEX, complex, before.complex);
        add(changes, TenantForm.Field.MAIN_NUMBER, mainNumber, before.mainNumber);
        add(changes, TenantForm.Field.SERVICE_ADDRESS, serviceAddress, before.serviceAddress);
        add(changes, TenantForm.Field.AUTHORIZED_PERSON, authorizedPerson, before.authorizedPerson);
        return changes;
    }

    private static void add(
            Set<TenantForm.Field> changes, TenantForm.Field field, @Nullable Object now, @Nullable Object before) {
        if (!Objects.equals(now, before)) {
            changes.add(field);
        }
    }
}
