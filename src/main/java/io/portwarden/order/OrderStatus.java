package io.portwarden.order;

import io.portwarden.shared.Coded;

/** The states of an order (ORD-3). */
public enum OrderStatus implements Coded {
    REJECTED("rejected", false),
    PENDING("pending", true),
    DISPUTED("disputed", true),
    CONFIRMED("confirmed", true),
    COMPLETED("completed", false),
    CANCELLED("cancelled", false);

    private final String code;
    private final boolean open;

    OrderStatus(String code, boolean open) {
        this.code = code;
        this.open = open;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether the order may still take numbers away: a number is in one open order at a time. */
    public boolean isOpen() {
        return open;
    }

    public static OrderStatus ofCode(String code) {
        return Coded.of(OrderStatus.class, code);
    }
}
