package io.portwarden.shared.database;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Whom a transaction is for: the database shows it the rows of that tenant, that carrier or the provider, and of what it
 * looks up by name, and none besides.
 */
public record Scope(
        String tenant,
        String carrier,
        boolean asProvider,
        String numbers,
        String email,
        String apiKey,
        String digests) {

    private static final Scope NOTHING = new Scope("", "", false, "", "", "", "");

    public static Scope tenant(TenantId tenantId) {
        return new Scope(tenantId.toString(), "", false, "", "", "", "");
    }

    public static Scope carrier(UUID carrierId) {
        return new Scope("", carrierId.toString(), false, "", "", "", "");
    }

    /** The provider's own people and jobs: the rows of every tenant, but for PINs. */
    public static Scope provider() {
        return new Scope("", "", true, "", "", "", "");
    }

    /** Looking up whose an e-mail address is. */
    public static Scope email(String email) {
        return new Scope("", "", false, "", email, "", "");
    }

    /** Looking up whose an API key is, by its SHA-256. */
    public static Scope apiKey(String keyHash) {
        return new Scope("", "", false, "", "", keyHash, "");
    }

    /** Looking up what is kept under the SHA-256 (hexadecimal) of what somebody brings along who is not signed in. */
    public static Scope digests(String... digests) {
        return NOTHING.andDigests(digests);
    }

    /** Nothing but what belongs to nobody in particular. */
    public static Scope nothing() {
        return NOTHING;
    }

    /** This scope, for that tenant too. */
    public Scope andTenant(TenantId tenantId) {
        return new Scope(tenantId.toString(), carrier, asProvider, numbers, email, apiKey, digests);
    }

    /** This scope, and whose that e-mail address is. */
    public Scope andEmail(String asked) {
        return new Scope(tenant, carrier, asProvider, numbers, asked, apiKey, digests);
    }

    /** This scope, and whose these numbers are. */
    public Scope andNumbers(Collection<PhoneNumber> asked) {
        String joined = asked.stream().map(PhoneNumber::e164).collect(Collectors.joining(","));
        return new Scope(tenant, carrier, asProvider, joined, email, apiKey, digests);
    }

    /** This scope, and what is kept under these digests. */
    public Scope andDigests(String... more) {
        return new Scope(tenant, carrier, asProvider, numbers, email, apiKey, String.join(",", more));
    }

    @Override
    public String toString() {
        return "Scope[tenant=" + tenant + ", carrier=" + carrier + ", provider=" + asProvider + "]";
    }
}
