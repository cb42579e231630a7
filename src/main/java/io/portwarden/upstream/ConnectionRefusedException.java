package io.portwarden.upstream;

import org.jspecify.annotations.Nullable;

/** A connection is not put on file, or not changed. */
public final class ConnectionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ConnectionRefusal refusal;
    private final @Nullable ConnectionField field;

    public ConnectionRefusedException(ConnectionRefusal refusal) {
        this(refusal, null);
    }

    /** @param field which setting it is about; null for none. Its value is not in the message. */
    public ConnectionRefusedException(ConnectionRefusal refusal, @Nullable ConnectionField field) {
        super("A connection was refused: " + refusal.code() + (field == null ? "" : ", " + field.code()));
        this.refusal = refusal;
        this.field = field;
    }

    public ConnectionRefusal refusal() {
        return refusal;
    }

    public @Nullable ConnectionField field() {
        return field;
    }
}
