package io.portwarden.idempotency;

/** A request under the key is being answered at this moment. */
public final class RequestUnderWayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RequestUnderWayException() {
        super("A request under this Idempotency-Key is being answered");
    }
}
