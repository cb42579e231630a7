package io.portwarden.number.access;

import io.portwarden.number.HeldNumber;
import io.portwarden.number.NumberChange;
import io.portwarden.number.NumberCounts;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberStanding;
import io.portwarden.number.OpenOrders;
import io.portwarden.number.UpstreamGuards;
import io.portwarden.number.WantedNumber;
import io.portwarden.number.store.NumberListRepository;
import io.portwarden.number.store.StockRepository;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Gives tenants numbers and takes them out of use, for the provider. Every method joins the caller's transaction, which
 * must be the provider's and, for what changes something, keep the tenants from change.
 */
@Service
public class NumberStock {

    private final StockRepository stock;
    private final NumberListRepository numbers;
    private final NumberLists lists;
    private final OpenOrders openOrders;
    private final ObjectProvider<UpstreamGuards> upstreams;

    NumberStock(
            StockRepository stock,
            NumberListRepository numbers,
            NumberLists lists,
            OpenOrders openOrders,
            ObjectProvider<UpstreamGuards> upstreams) {
        this.stock = stock;
        this.numbers = numbers;
        this.lists = lists;
        this.openOrders = openOrders;
        this.upstreams = upstreams;
    }

    /** How these numbers stand. Each is asked for once at the most. */
    public Map<PhoneNumber, NumberStanding> standings(Collection<WantedNumber> wanted) {
        Map<PhoneNumber, NumberStanding> standings = stock.standings(wanted);
        Map<PhoneNumber, TenantId> holders = new HashMap<>();
        standings.forEach((number, standing) -> {
            if (standing.holder() != null) {
                holders.put(number, standing.holder());
            }
        });
        openOrders
                .among(holders)
                .forEach(number -> standings.computeIfPresent(number, (key, standing) -> standing.awaitedByOrder()));
        return standings;
    }

    /** The same, kept from change until the transaction ends. */
    public Map<PhoneNumber, NumberStanding> lock(Collection<WantedNumber> wanted) {
        // First kept, then looked at: an order that held a number may have taken it meanwhile.
        stock.lock(wanted);
        return standings(wanted);
    }

    /**
     * Does what {@link NumberStanding} has found to be done to numbers kept by {@link #lock}.
     *
     * @throws org.springframework.dao.DuplicateKeyException when somebody else was given one of them meanwhile
     */
    public void apply(Collection<NumberChange> changes) {
        stock.apply(changes);
        upstreams.forEach(each -> each.changed(changes));
    }

    /** How many numbers the tenant has in use. */
    public int active(TenantId tenantId) {
        return stock.active(tenantId);
    }

    /**
     * A part of what these tenants hold, in the order of tenants and numbers.
     *
     * @param tenants in the order of their keys
     * @param after the number that the part before ended with; null for the first part
     */
    public List<HeldNumber> held(Collection<TenantId> tenants, @Nullable HeldNumber after, int limit) {
        return after == null
                ? stock.held(tenants, TenantId.PROVIDER, "", limit)
                : stock.held(tenants, after.tenantId(), after.phoneNumber().e164(), limit);
    }

    /** A part of what the tenant holds, in the order of the numbers, after that text; empty for the first part. */
    public List<HeldNumber> held(TenantId tenantId, String after, int limit) {
        return stock.held(List.of(tenantId), tenantId, after, limit);
    }

    /** A part of the numbers of a tenant, in their own order, as the tenant sees them. */
    public Page<NumberListItem, PhoneNumber> list(
            TenantId tenantId, NumberFilter filter, @Nullable PhoneNumber after, int limit) {
        return lists.page(tenantId, filter, after, limit);
    }

    public NumberCounts counts(TenantId tenantId, NumberFilter filter) {
        return numbers.counts(tenantId, filter);
    }
}
