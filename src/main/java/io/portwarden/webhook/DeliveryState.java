package io.portwarden.webhook;

import io.portwarden.shared.Coded;

/** How far a delivery has come. */
public enum DeliveryState implements Coded {
    /** Not sent yet, or to be sent again. */
    WAITING("waiting"),
    DELIVERED("delivered"),
    /** It will not be sent again by itself. */
    GIVEN_UP("given-up");

    private final String code;

    DeliveryState(String code) {
        this.code = code;
    }

    /** The stable name, for programs and translations. */
    @Override
    public String code() {
        return code;
    }

    public static DeliveryState ofCode(String code) {
        return Coded.of(DeliveryState.class, code);
    }
}
