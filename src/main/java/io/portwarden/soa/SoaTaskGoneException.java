package io.portwarden.soa;

/** What was to be ticked off waits no more: somebody was quicker, a system has taken it, or something newer has its place. */
public final class SoaTaskGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SoaTaskGoneException() {
        super("This task does not wait any more");
    }
}
