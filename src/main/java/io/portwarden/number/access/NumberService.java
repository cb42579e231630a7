package io.portwarden.number.access;

import io.portwarden.number.NumberHolders;
import io.portwarden.number.TenantNumber;
import io.portwarden.number.UpstreamGuards;
import io.portwarden.number.store.NumberRepository;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Answer;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Tells what other features need to know of numbers; every method joins the caller's transaction and its scope. */
@Service
public class NumberService {

    private final NumberRepository numbers;
    private final ObjectProvider<UpstreamGuards> upstreams;

    NumberService(NumberRepository numbers, ObjectProvider<UpstreamGuards> upstreams) {
        this.numbers = numbers;
        this.upstreams = upstreams;
    }

    /** Whose these numbers are. The scope must name the numbers. */
    public NumberHolders holders(Collection<PhoneNumber> asked) {
        return numbers.holders(asked);
    }

    /** These numbers of the tenant, kept from change until the transaction ends; one that it has not is left out. */
    public List<TenantNumber> lock(TenantId tenantId, Collection<PhoneNumber> asked) {
        return askToLock(tenantId, asked).get();
    }

    /** The same, to be asked with what comes next. */
    public Answer<List<TenantNumber>> askToLock(TenantId tenantId, Collection<PhoneNumber> asked) {
        return numbers.lock(tenantId, asked);
    }

    /** Every number that the tenant holds, in E.164 form. */
    public List<String> all(TenantId tenantId) {
        return numbers.all(tenantId);
    }

    /** The tenant's number in service, where it has only one; two of them where it has more. */
    public Answer<List<PhoneNumber>> someInService(TenantId tenantId) {
        return numbers.someInService(tenantId);
    }

    /** Which of these the tenant has in service, in the transaction under way. */
    public List<PhoneNumber> inService(TenantId tenantId, Collection<PhoneNumber> asked) {
        return numbers.inService(tenantId, asked);
    }

    /** How many numbers the tenant has in service, counted as far as {@code most}, in the transaction under way. */
    public int countInService(TenantId tenantId, int most) {
        return numbers.countInService(tenantId, most);
    }

    /**
     * The tenant's numbers in service in their order.
     *
     * @param after that the part before ended with; null for the first part
     */
    public List<PhoneNumber> inService(TenantId tenantId, @Nullable PhoneNumber after, int limit) {
        return numbers.inService(tenantId, after, limit);
    }

    /**
     * Takes these numbers, which must be locked by {@link #lock}, from the tenant: another provider has them now (ORD-7).
     * Before they are locked, the tenant is to be asked whether its main number is among them.
     */
    public void portOut(TenantId tenantId, Collection<PhoneNumber> gone) {
        numbers.portOut(tenantId, gone);
        upstreams.forEach(each -> each.left(tenantId, gone));
    }

    /** Those of these numbers that have left the tenant. */
    public List<PhoneNumber> gone(TenantId tenantId, Collection<PhoneNumber> asked) {
        return numbers.portedOut(tenantId, asked);
    }

    /**
     * Gives numbers back to the tenant that they left, which must be locked by {@link #lock}: in use, and locked (ORD-14).
     *
     * @throws org.springframework.dao.DuplicateKeyException when one of them is another tenant's
     */
    public void restore(TenantId tenantId, Collection<PhoneNumber> back) {
        numbers.restore(tenantId, back);
    }

    /**
     * Gives the tenant a number, be it one that has left before; locked, if it is or the tenant wants new numbers locked
     * (ORD-9).
     *
     * @throws org.springframework.dao.DuplicateKeyException when it is some tenant's already
     */
    public void add(TenantId tenantId, TenantNumber number) {
        numbers.insert(tenantId, number);
    }
}
