package io.portwarden.upstream.telnyx;

import io.portwarden.shared.Coded;

/** What Telnyx was told last of a port-out, by us or by somebody in its portal. */
enum Told implements Coded {
    AUTHORIZED("authorized"),
    REJECTED("rejected");

    private final String code;

    Told(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
