package io.portwarden.order;

import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Scope;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.Transactions;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows the people of a tenant the orders against its numbers. */
@Service
public class OrderService {

    private final Transactions transactions;
    private final OrderRepository orders;

    OrderService(Transactions transactions, OrderRepository orders) {
        this.transactions = transactions;
        this.orders = orders;
    }

    /**
     * The tenant's orders, newest first.
     *
     * @param after the key that the page before ended with; null for the first page
     * @param limit rows a page, 1 to 200
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public Page<OrderListItem> list(OrderFilter filter, @Nullable UUID after, int limit) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(Scope.tenant(tenantId), () -> orders.pageOfTenant(tenantId, filter, after, limit));
    }

    /** One order of the tenant; another tenant's does not exist. */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public Optional<OrderDetails> find(UUID id) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.stating(
                Scope.tenant(tenantId),
                () -> orders.ofTenant(tenantId, id)
                        .map(order -> new OrderDetails(
                                order, orders.carrier(order.carrierId()), orders.timeline(tenantId, id))));
    }
}
