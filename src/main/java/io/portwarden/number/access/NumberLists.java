package io.portwarden.number.access;

import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.OpenOrder;
import io.portwarden.number.OpenOrders;
import io.portwarden.number.store.NumberListRepository;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The numbers of a tenant with the orders that may still take them away, in the transaction under way. */
@Component
class NumberLists {

    private final NumberListRepository numbers;
    private final OpenOrders openOrders;

    NumberLists(NumberListRepository numbers, OpenOrders openOrders) {
        this.numbers = numbers;
        this.openOrders = openOrders;
    }

    /** A part of them, in their own order. */
    Page<NumberListItem, PhoneNumber> page(
            TenantId tenantId, NumberFilter filter, @Nullable PhoneNumber after, int limit) {
        Page<NumberListItem, PhoneNumber> page =
                Page.of(numbers.page(tenantId, filter, after, limit + 1), limit, NumberListItem::phoneNumber);
        Map<PhoneNumber, OpenOrder> orders = openOrders.of(
                tenantId, page.items().stream().map(NumberListItem::phoneNumber).toList());
        return page.map(item -> item.in(orders.get(item.phoneNumber())));
    }
}
