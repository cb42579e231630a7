package io.portwarden.order.access;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.order.DeskSearch;
import io.portwarden.order.OrderCounts;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.SeenByProvider;
import io.portwarden.order.list.OrderSearchRepository;
import io.portwarden.order.store.OrderRepository;
import io.portwarden.shared.Page;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Shows operators the orders of all tenants. Why a PIN was not accepted they learn no more of than the carrier: whether a
 * tenant has one, or has had too many wrong ones, is the tenant's (PIN-8).
 */
@Service
public class DeskOrderService {

    private final Transactions transactions;
    private final OrderRepository orders;
    private final OrderSearchRepository searches;
    private final TenantService tenants;
    private final CarrierService carriers;
    private final PartialPorts partials;

    DeskOrderService(
            Transactions transactions,
            OrderRepository orders,
            OrderSearchRepository searches,
            TenantService tenants,
            CarrierService carriers,
            PartialPorts partials) {
        this.transactions = transactions;
        this.orders = orders;
        this.searches = searches;
        this.tenants = tenants;
        this.carriers = carriers;
        this.partials = partials;
    }

    /**
     * The orders of all tenants, newest first.
     *
     * @param after the key that the page before ended with; null for the first page
     * @param limit rows a page, 1 to 200
     */
    @PreAuthorize("hasRole('SUPPORT')")
    public Page<SeenByProvider.Listed, UUID> list(DeskSearch search, @Nullable UUID after, int limit) {
        return transactions.searching(Scope.provider(), () -> searches.list(search, after, limit));
    }

    /** How many of the orders that are looked for are in which state, whichever state is looked for. */
    @PreAuthorize("hasRole('SUPPORT')")
    public OrderCounts count(DeskSearch search) {
        return transactions.searching(Scope.provider(), () -> searches.count(search));
    }

    /** All carriers, by name. */
    @PreAuthorize("hasRole('SUPPORT')")
    public List<Carrier> carriers() {
        return transactions.searching(Scope.provider(), carriers::all);
    }

    /** Those that send orders and inquiries themselves, so that their paper can be typed in: all but upstreams. */
    @PreAuthorize("hasRole('DESK')")
    public List<Carrier> writers() {
        return carriers().stream().filter(carrier -> !carrier.upstream()).toList();
    }

    /**
     * The tenants, by name.
     *
     * @param words what their name or account number holds; empty for all
     */
    @PreAuthorize("hasRole('SUPPORT')")
    public List<Tenant> tenants(String words, int offset, int limit) {
        return transactions.searching(Scope.provider(), () -> tenants.named(words, offset, limit));
    }

    @PreAuthorize("hasRole('SUPPORT')")
    public Optional<Tenant> tenant(TenantId id) {
        return transactions.stating(Scope.provider(), () -> tenants.find(id));
    }

    /** One order, whosever it is. */
    @PreAuthorize("hasRole('SUPPORT')")
    public Optional<DeskDetails> find(UUID id) {
        return transactions.stating(
                Scope.provider(),
                () -> orders.any(id)
                        .map(order -> new DeskDetails(
                                new SeenByProvider(order),
                                carriers.get(order.carrierId()),
                                orders.timeline(order.tenantId(), id),
                                partials.of(order))));
    }

    /** Whose numbers an order is about; {@link TenantId#PROVIDER} where they lead to no single tenant. */
    @PreAuthorize("hasRole('SUPPORT')")
    public Tenant tenantOf(PortOutOrder order) {
        return transactions.stating(Scope.provider(), () -> tenants.get(order.tenantId()));
    }
}
