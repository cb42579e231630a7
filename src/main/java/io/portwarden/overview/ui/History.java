package io.portwarden.overview.ui;

import io.portwarden.order.OrderCounts;
import java.util.List;

/** What happened in each of the weeks: orders by what became of them, and wrong PINs. */
record History(Weeks weeks, List<OrderCounts> orders, List<Integer> wrongPins) {

    History {
        orders = List.copyOf(orders);
        wrongPins = List.copyOf(wrongPins);
    }

    boolean isEmpty() {
        return allOrders() == 0 && allWrongPins() == 0;
    }

    int allOrders() {
        return orders.stream().mapToInt(OrderCounts::all).sum();
    }

    int allWrongPins() {
        return wrongPins.stream().mapToInt(Integer::intValue).sum();
    }
}
