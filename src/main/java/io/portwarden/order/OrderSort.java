package io.portwarden.order;

import io.portwarden.shared.Coded;

/** In which order a list of orders stands; each can be read by key, and backwards too. */
public enum OrderSort implements Coded {
    NEWEST("newest"),
    OLDEST("oldest"),
    /** By the due date that the carrier asks for. */
    DUE_SOONEST("due-soonest"),
    DUE_LATEST("due-latest");

    private final String code;

    OrderSort(String code) {
        this.code = code;
    }

    /** The stable name, for addresses and translations. */
    @Override
    public String code() {
        return code;
    }
}
