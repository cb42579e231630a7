package io.portwarden.tenant;

import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Answer;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
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
    @PreAuthorize(CurrentPerson.SIGNED_IN)
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
        return ask(id).get();
    }

    /** The same, to be asked with what comes next. */
    public Answer<Tenant> ask(TenantId id) {
        return tenants.ask(id).map(tenant -> tenant.orElseThrow(() -> new NoSuchElementException("No tenant " + id)));
    }

    /**
     * The tenants in the order of their keys, in the transaction under way, which must be the provider's.
     *
     * @param after the key that the part before ended with; null for the first part
     */
    public List<TenantId> ids(@Nullable TenantId after, int limit) {
        return tenants.ids(after, limit);
    }

    /** A tenant, in the transaction under way; none when that is for somebody else. */
    public Optional<Tenant> find(TenantId id) {
        return tenants.find(id);
    }

    /** A tenant, kept from change until the transaction under way ends, which must be the provider's. */
    public Optional<Tenant> lock(TenantId id) {
        return tenants.lock(id);
    }

    /**
     * The tenants with these account numbers, in the transaction under way, which must be the provider's. One that there is
     * not is left out; of one that several share (ACC-1), all of them are there.
     */
    public List<Tenant> byAccounts(Collection<AccountNumber> accounts) {
        return tenants.byAccounts(accounts);
    }

    /** The same, kept from change until the transaction ends. */
    public List<Tenant> lockAccounts(Collection<AccountNumber> accounts) {
        return tenants.lockAccounts(accounts);
    }

    /**
     * The tenants by name, in the transaction under way, which must be the provider's.
     *
     * @param words to be found in the name or the account number; blank for all
     * @param after that the part before ended with; null for the first part
     */
    public Page<Tenant, Tenant> page(String words, @Nullable Tenant after, int limit) {
        return Page.of(tenants.page(words, after, limit + 1), limit, Function.identity());
    }

    /**
     * The same for a field to choose from, which asks by place; among them the provider itself, whose are orders that lead to
     * no single tenant.
     */
    public List<Tenant> named(String words, int offset, int limit) {
        return tenants.named(words, offset, limit);
    }

    /** The tenants in the order in which they came, in the transaction under way, which must be the provider's. */
    public Page<Tenant, Tenant> pageByKey(@Nullable TenantId after, int limit) {
        return Page.of(tenants.byKey(after, limit + 1), limit, Function.identity());
    }

    /**
     * Puts a tenant on file, in the transaction under way.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another one has its account number
     */
    public void add(Tenant tenant) {
        tenants.insert(tenant);
    }

    /** Writes down what a tenant is now, which must be kept by {@link #lock}, in the transaction under way. */
    public void change(Tenant tenant) {
        tenants.update(tenant);
    }

    /**
     * Lets a tenant have no main number any more, where it was one of those that leave it, in the transaction under way. To
     * be called before the numbers are kept from change, as the provider keeps a tenant first and its numbers then.
     *
     * @return whether it was
     */
    public boolean mainNumberLeaves(TenantId id, Collection<PhoneNumber> leaving) {
        return tenants.forgetMainNumber(id, leaving);
    }
}
