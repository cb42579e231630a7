package io.portwarden.upstream;

import io.portwarden.shared.Coded;

/** What a connection does with what comes by it (UPS-12). */
public enum ConnectionMode implements Coded {
    /** Nobody is let in: whoever calls is refused, and nobody is asked. */
    OFF("off"),
    /** Everything is let through, or nothing decided; what would have been answered is written down. A new one begins so. */
    REHEARSAL("rehearsal"),
    LIVE("live");

    private final String code;

    ConnectionMode(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
