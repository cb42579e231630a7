package io.portwarden.number;

import io.portwarden.shared.Coded;

/** Whether a number is protected by its lock at this moment; one that has left is neither. */
public enum LockState implements Coded {
    LOCKED("locked"),
    UNLOCKED("unlocked");

    private final String code;

    LockState(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
