package io.portwarden.shared.start;

import org.jspecify.annotations.Nullable;

/** The program must not start like this; says why and what to do, for people to read instead of a stack trace. */
public final class StartupRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param reason what is wrong, without any secret in it
     * @param action what the reader can do about it
     */
    public StartupRefusedException(String reason, String action) {
        this(reason, action, null);
    }

    public StartupRefusedException(String reason, String action, @Nullable Throwable cause) {
        super(reason, cause);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
