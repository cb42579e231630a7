package io.portwarden.number;

/** Whether a number is protected by its lock at this moment; one that has left is neither. */
public enum LockState {
    LOCKED("locked"),
    UNLOCKED("unlocked");

    private final String code;

    LockState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
