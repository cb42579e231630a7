package io.portwarden.pin;

import java.util.regex.Pattern;

/** Says what is wrong with the configured PIN keys, never showing a secret. */
public final class InvalidPinKeyException extends IllegalArgumentException {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private static final long serialVersionUID = 1L;

    public InvalidPinKeyException(String message) {
        super(message);
    }

    /** An id that is none is not repeated in the message: it may be a secret in the wrong place. */
    public static String requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new InvalidPinKeyException(
                    "The id of a key in portwarden.pin.keys has 1 to 32 of the characters A-Z, a-z, 0-9, _ and -");
        }
        return id;
    }
}
