package io.portwarden.webhook;

/** How far a delivery has come. */
public enum DeliveryState {
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
    public String code() {
        return code;
    }

    public static DeliveryState ofCode(String code) {
        for (DeliveryState state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("Unknown state of a delivery");
    }
}
