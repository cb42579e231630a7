package io.portwarden.order.store;

import io.portwarden.order.OrderStatus;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The states of orders as SQL spells them: in the text, so that the planner finds an index that is of one state only. */
public final class StatesInSql {

    public static final String REJECTED = quoted(OrderStatus.REJECTED);
    public static final String PENDING = quoted(OrderStatus.PENDING);
    public static final String DISPUTED = quoted(OrderStatus.DISPUTED);
    public static final String CONFIRMED = quoted(OrderStatus.CONFIRMED);

    /** An array. */
    public static final String ALL =
            Stream.of(OrderStatus.values()).map(StatesInSql::quoted).collect(Collectors.joining(", ", "array[", "]"));

    /** A list, of those in which an order may still take numbers away. */
    public static final String OPEN = Stream.of(OrderStatus.values())
            .filter(OrderStatus::isOpen)
            .map(StatesInSql::quoted)
            .collect(Collectors.joining(", ", "(", ")"));

    private StatesInSql() {}

    private static String quoted(OrderStatus status) {
        return "'" + status.code() + "'";
    }
}
