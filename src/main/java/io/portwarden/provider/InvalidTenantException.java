package io.portwarden.provider;

import io.portwarden.tenant.TenantForm;
import java.util.Set;

/** What was written down of a tenant cannot go on file; nothing was done. */
public final class InvalidTenantException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Set<TenantForm.Field> fields;

    InvalidTenantException(Set<TenantForm.Field> fields) {
        super("Fields that cannot go on file: " + fields);
        this.fields = fields;
    }

    public Set<TenantForm.Field> fields() {
        return fields;
    }
}
