package io.portwarden.people.domain;

import io.portwarden.shared.Coded;

/** How a domain was proven. */
public enum DomainProof implements Coded {
    /** By a record that whoever holds the domain has published. */
    DNS("dns"),
    /** By what one of the provider's people has said. */
    WORD("word");

    private final String code;

    DomainProof(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
