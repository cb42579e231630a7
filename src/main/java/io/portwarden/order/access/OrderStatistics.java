package io.portwarden.order.access;

import io.portwarden.order.OrderCounts;
import io.portwarden.order.list.OrderStatisticsRepository;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Counts a tenant's orders over time. */
@Service
public class OrderStatistics {

    private final Transactions transactions;
    private final OrderStatisticsRepository orders;

    OrderStatistics(Transactions transactions, OrderStatisticsRepository orders) {
        this.transactions = transactions;
        this.orders = orders;
    }

    /**
     * In which states the orders are now that came in each of the periods which these moments part: one fewer than there
     * are moments, which stand in the order of time.
     */
    @PreAuthorize("hasAnyRole('TENANT_ADMIN', 'TENANT_VIEWER')")
    public List<OrderCounts> received(List<Instant> parted) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        return transactions.searching(Scope.tenant(tenantId), () -> orders.received(tenantId, parted));
    }
}
