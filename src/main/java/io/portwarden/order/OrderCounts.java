package io.portwarden.order;

import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How many orders are in which state. A list counts up to {@value #MOST} of each: the counting of more would take its time. */
public record OrderCounts(Map<OrderStatus, Integer> of) {

    public static final int MOST = 1_000;

    public OrderCounts {
        of = Map.copyOf(of);
    }

    /** In a list, {@value #MOST} + 1 for more than that. */
    public int in(OrderStatus status) {
        return of.getOrDefault(status, 0);
    }

    /** In all states; in a list, more than {@value #MOST} for very many. */
    public int all() {
        return of.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * How many there are in that state, or in all where none is said.
     *
     * @return nothing when there are very many
     */
    public OptionalInt known(@Nullable OrderStatus status) {
        int orders = status == null ? all() : in(status);
        return orders > MOST ? OptionalInt.empty() : OptionalInt.of(orders);
    }
}
