package io.portwarden.order.ui.desk;

import com.vaadin.flow.router.QueryParameters;
import io.portwarden.order.DeskSearch;
import io.portwarden.order.OrderSort;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.ui.OrderAddress;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.TenantId;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which orders the desk shows, newest first, as it stands in the address.
 *
 * @param tenant whose orders; null for all
 */
record DeskAddress(OrderAddress orders, @Nullable UUID tenant) implements Serializable {

    static final String PATH = "provider/orders";
    static final DeskAddress ALL = new DeskAddress(OrderAddress.ALL, null);

    private static final String TENANT = "tenant";

    DeskAddress {
        orders = orders.sorted(OrderSort.NEWEST);
    }

    static DeskAddress of(QueryParameters parameters) {
        return new DeskAddress(
                OrderAddress.of(parameters),
                parameters
                        .getSingleParameter(TENANT)
                        .flatMap(Identifiers::written)
                        .orElse(null));
    }

    DeskAddress in(@Nullable OrderStatus other) {
        return new DeskAddress(orders.in(other), tenant);
    }

    boolean isNarrowedByMoreThanState() {
        return tenant != null || orders.isNarrowedByMoreThanState();
    }

    QueryParameters parameters() {
        return tenant == null ? orders.parameters() : orders.parameters().merging(TENANT, tenant.toString());
    }

    String link() {
        return OrderAddress.link(PATH, parameters());
    }

    DeskSearch search(ZoneId zone) {
        return new DeskSearch(orders.search(zone), tenant == null ? null : new TenantId(tenant));
    }
}
