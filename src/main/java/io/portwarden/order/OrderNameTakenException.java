package io.portwarden.order;

/** The carrier has given this name to an order with other content (ORD-5). */
public final class OrderNameTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OrderNameTakenException(OrderName name) {
        super("Order " + name.purchaseOrderNumber() + " version " + name.version() + " has other content");
    }
}
