package io.portwarden.upstream;

import io.portwarden.shared.Coded;

/** Which upstream it is; how one speaks with it, its adapter knows. */
public enum UpstreamKind implements Coded {
    BANDWIDTH("bandwidth"),
    TELNYX("telnyx");

    private final String code;

    UpstreamKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
