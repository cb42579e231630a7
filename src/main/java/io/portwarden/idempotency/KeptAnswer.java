package io.portwarden.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What a program was answered.
 *
 * @param status the HTTP status
 * @param location where what was made is found; null where the answer does not say so
 * @param body JSON, which may show a secret
 */
public record KeptAnswer(int status, @Nullable String location, String body) {

    /** Without the body. */
    @Override
    public String toString() {
        return "KeptAnswer[" + status + "]";
    }
}
