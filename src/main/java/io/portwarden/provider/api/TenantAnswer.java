package io.portwarden.provider.api;

import io.portwarden.tenant.Tenant;
import io.swagger.v3.oas.annotations.media.Schema;

/** A tenant as the provider's programs are told of it. */
@Schema(name = "Tenant", description = "An organization that holds numbers with you.")
record TenantAnswer(
        @Schema(
                description = "Your name for it. Blanks and capitals make no difference.",
                example = "EXAMPLE-001",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String accountNumber,

        @Schema(example = "Example Bakery", requiredMode = Schema.RequiredMode.REQUIRED)
        String name,

        @Schema(
                description = "ISO 3166-1 alpha-2. Organizations in US and the territories PR, GU, VI, AS and MP have a port-out PIN.",
                example = "US",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String country,

        @Schema(example = "20001", requiredMode = Schema.RequiredMode.REQUIRED)
        String zipCode,

        @Schema(
                description = "suspended: nobody of it can sign in; its numbers are as protected as before. closed: for"
                        + " good; it has no active numbers.",
                allowableValues = {"active", "suspended", "closed"},
                example = "active",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String status) {

    static TenantAnswer of(Tenant tenant) {
        return new TenantAnswer(
                tenant.accountNumber(),
                tenant.name(),
                tenant.country(),
                tenant.zipCode(),
                tenant.status().code());
    }
}
