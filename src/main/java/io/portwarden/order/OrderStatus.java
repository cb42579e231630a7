package io.portwarden.order;

/** The states of an order (ORD-3). */
public enum OrderStatus {
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

    public String code() {
        return code;
    }

    /** Whether the order may still take numbers away: a number is in one open order at a time. */
    public boolean isOpen() {
        return open;
    }

    public static OrderStatus ofCode(String code) {
        for (OrderStatus status : values()) {
            if (status.code.equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("Unknown order status");
    }
}
