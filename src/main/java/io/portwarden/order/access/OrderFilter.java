package io.portwarden.order.access;

import io.portwarden.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/** Which orders a list shows; what is absent does not narrow it. */
public record OrderFilter(
        @Nullable OrderStatus status, @Nullable String purchaseOrderNumber) {

    public static final OrderFilter ALL = new OrderFilter(null, null);
}
