package io.portwarden.order.api;

import io.portwarden.order.OrderName;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.access.OrderFilter;
import io.portwarden.shared.Coded;
import io.portwarden.shared.api.PageQuery;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.QueryCheck;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a carrier asks of the list of its orders. */
record ListQuery(OrderFilter filter, PageQuery page) {

    /**
     * Reads the parameters; an empty one counts as left out.
     *
     * @throws ProblemException (400) naming every parameter that cannot be
     */
    static ListQuery of(
            @Nullable String status,
            @Nullable String purchaseOrderNumber,
            @Nullable String cursor,
            @Nullable String limit) {
        QueryCheck check = new QueryCheck();
        Optional<OrderStatus> wantedStatus =
                check.read("status", status, text -> Coded.find(OrderStatus.class, text), "There is no such status.");
        Optional<String> wantedNumber = check.read(
                "purchaseOrderNumber",
                purchaseOrderNumber,
                text -> Optional.of(text).filter(OrderName::isPurchaseOrderNumber),
                "No purchase order number is like this.");
        PageQuery page = PageQuery.of(cursor, limit, check);
        check.end();
        return new ListQuery(new OrderFilter(wantedStatus.orElse(null), wantedNumber.orElse(null)), page);
    }
}
