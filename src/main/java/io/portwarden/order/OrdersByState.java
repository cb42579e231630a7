package io.portwarden.order;

import java.util.Map;

/** How many orders are in which state. */
public record OrdersByState(Map<OrderStatus, Integer> of) {

    public OrdersByState {
        of = Map.copyOf(of);
    }

    public int in(OrderStatus status) {
        return of.getOrDefault(status, 0);
    }

    public int all() {
        return of.values().stream().mapToInt(Integer::intValue).sum();
    }
}
