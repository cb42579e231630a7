package io.portwarden.provider.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.portwarden.tenant.Tenant;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant as the provider's programs are told of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Tenant", description = "An organization that holds numbers with you.")
record TenantAnswer(
        @Schema(
                description = "Our name for it, which never changes and can stand in every address.",
                example = "0198c5a2-7d4e-7c31-9a53-1f0e6d2b8c77",
                requiredMode = Schema.RequiredMode.REQUIRED)
        UUID tenantId,

        @Schema(
                description = "Your name for it. Blanks and capitals make no difference.",
                example = "EXAMPLE-001",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String accountNumber,

        @Schema(
                description = "What it is called.",
                example = "Example Bakery",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String name,

        @Schema(
                description =
                        "ISO 3166-1 alpha-2. Organizations in US and the territories PR, GU, VI, AS and MP have a port-out PIN.",
                example = "US",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String country,

        @Schema(
                description = "What carriers have to match.",
                example = "20001",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String zipCode,

        @Schema(
                description = "Whether its ports are never simple, however few numbers it has.",
                example = "false",
                requiredMode = Schema.RequiredMode.REQUIRED)
        boolean complex,

        @Schema(description = "The main billing number; left out where there is none.", example = "+12025550180")
        @Nullable
        String mainNumber,

        @Schema(
                description = "Where its numbers are used; left out where you have not said it.",
                example = "1 Example Street, Washington, DC")
        @Nullable
        String serviceAddress,

        @Schema(
                description = "Who may order in its name; left out where you have not said it.",
                example = "Alex Example")
        @Nullable
        String authorizedPerson,

        @Schema(
                description =
                        "suspended: nobody of it can sign in; its numbers are as protected as before. closed: for"
                                + " good; it has no active numbers. Others may come: treat one that you do not know as suspended.",
                allowableValues = {"active", "suspended", "closed"},
                example = "active",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String status) {

    static TenantAnswer of(Tenant tenant) {
        return new TenantAnswer(
                tenant.id().value(),
                tenant.accountNumber(),
                tenant.name(),
                tenant.country(),
                tenant.zipCode(),
                tenant.complex(),
                tenant.mainNumber() == null ? null : tenant.mainNumber().e164(),
                nullIfEmpty(tenant.serviceAddress()),
                nullIfEmpty(tenant.authorizedPerson()),
                tenant.status().code());
    }

    static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
