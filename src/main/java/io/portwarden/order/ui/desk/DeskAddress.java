package io.portwarden.order.ui.desk;

import com.vaadin.flow.router.QueryParameters;
import io.portwarden.order.DeskSearch;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.ui.OrderAddress;
import io.portwarden.order.ui.OrderPage;
import io.portwarden.shared.TenantId;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which orders the desk shows, as it stands in the address.
 *
 * @param tenant whose orders; null for all
 */
record DeskAddress(OrderAddress orders, @Nullable UUID tenant) implements Serializable {

    static final String PATH = "provider/orders";
    static final DeskAddress ALL = new DeskAddress(OrderAddress.ALL, null);

    private static final String TENANT = "tenant";

    static DeskAddress of(QueryParameters parameters) {
        return new DeskAddress(
                OrderAddress.of(parameters),
                parameters.getSingleParameter(TENANT).flatMap(OrderPage::idOf).orElse(null));
    }

    /** This state's orders, narrowed by what somebody has chosen. */
    DeskAddress narrowedTo(
            String words,
            @Nullable String spid,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable UUID holder) {
        Map<String, String> chosen = new LinkedHashMap<>();
        putIfGiven(chosen, "q", words.isBlank() ? null : words);
        putIfGiven(chosen, "carrier", spid);
        putIfGiven(chosen, "from", from);
        putIfGiven(chosen, "until", until);
        return new DeskAddress(OrderAddress.of(QueryParameters.simple(chosen)).in(orders.status()), holder);
    }

    private static void putIfGiven(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
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
        String query = parameters().getQueryString();
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }

    DeskSearch search(ZoneId zone) {
        return new DeskSearch(orders.search(zone), tenant == null ? null : new TenantId(tenant));
    }
}
