package io.portwarden.provider.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.portwarden.shared.Page;
import io.portwarden.shared.api.Cursor;
import io.portwarden.tenant.Tenant;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the list of tenants. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TenantPage", description = "A part of the list of your tenants, in the order in which they came.")
record TenantAnswers(
        @Schema(description = "The tenants.", requiredMode = Schema.RequiredMode.REQUIRED)
        List<TenantAnswer> items,

        @Schema(
                description = "Give this as \"cursor\" to get the next part; left out on the last one.",
                example = "AZjFon1OfDGaUx8ObSuMdw")
        @Nullable
        String nextCursor) {

    /** All at once. */
    static TenantAnswers of(List<Tenant> all) {
        return new TenantAnswers(all.stream().map(TenantAnswer::of).toList(), null);
    }

    static TenantAnswers of(Page<Tenant, Tenant> page) {
        return new TenantAnswers(
                page.items().stream().map(TenantAnswer::of).toList(),
                page.next().map(last -> Cursor.write(last.id().value())).orElse(null));
    }
}
