package io.portwarden.order;

/** There is no such order, or it is somebody else's, which is the same. */
public final class OrderNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OrderNotFoundException() {
        super("There is no such order");
    }
}
