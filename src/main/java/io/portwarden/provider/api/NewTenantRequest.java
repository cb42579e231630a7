package io.portwarden.provider.api;

import io.portwarden.shared.api.JsonFields;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.tenant.TenantForm;
import io.portwarden.tenant.TenantStatus;
import org.jspecify.annotations.Nullable;

/** A tenant that is not on file yet: its account number, and what is told of every tenant. {@link TenantSchemas} describes it. */
record NewTenantRequest(@Nullable String accountNumber, TenantRequest facts) {

    /** @throws ProblemException (400) when a field is unknown or of the wrong type */
    static NewTenantRequest of(JsonFields fields) {
        return new NewTenantRequest(fields.text("accountNumber"), TenantRequest.of(fields));
    }

    /** @throws ProblemException (422) with every field that is missing or can never be right */
    TenantForm form() {
        return facts.form(accountNumber == null ? "" : accountNumber);
    }

    TenantStatus wantedStatus() {
        return facts.wantedStatus().orElse(TenantStatus.ACTIVE);
    }
}
