package io.portwarden.idempotency;

/** Another request has come under the key. */
public final class OtherRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OtherRequestException() {
        super("Another request was answered under this Idempotency-Key");
    }
}
