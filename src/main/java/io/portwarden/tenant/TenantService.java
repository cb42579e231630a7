package io.portwarden.tenant;

import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Scope;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.Transactions;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Tells what is on file about a tenant. */
@Service
public class TenantService {

    private final Transactions transactions;
    private final TenantRepository tenants;

    TenantService(Transactions transactions, TenantRepository tenants) {
        this.transactions = transactions;
        this.tenants = tenants;
    }

    /** The tenant of the signed-in person; for an operator, the provider itself. */
    @PreAuthorize("isAuthenticated()")
    public Tenant mine() {
        TenantId id = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(id), () -> get(id));
    }

    /**
     * A tenant as it stands in the transaction under way, which must be for it.
     *
     * @throws NoSuchElementException when the transaction is for somebody else
     */
    public Tenant get(TenantId id) {
        return tenants.find(id).orElseThrow(() -> new NoSuchElementException("No tenant " + id));
    }

    /**
     * The tenants in the order of their keys, in the transaction under way, which must be the provider's.
     *
     * @param after the key that the part before ended with; null for the first part
     */
    public List<TenantId> ids(@Nullable TenantId after, int limit) {
        return tenants.ids(after, limit);
    }

    /** Puts a tenant on file, in the transaction under way. */
    public void add(Tenant tenant) {
        tenants.insert(tenant);
    }
}
