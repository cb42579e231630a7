package io.portwarden.order;

/** What can happen to an order (ORD-8). */
public enum OrderEventKind {
    RECEIVED("received"),
    REJECTED("rejected"),
    REVIEW_BEGAN("review-began");

    private final String code;

    OrderEventKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static OrderEventKind ofCode(String code) {
        for (OrderEventKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("Unknown order event " + code);
    }
}
