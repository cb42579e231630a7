package io.portwarden.pin;

import org.jspecify.annotations.Nullable;

/**
 * What a PIN came with, so that the same sent again is known as the same guess (PIN-8). Two that carry different PINs are
 * never the same.
 *
 * @param purchaseOrderNumber of the order; none where a carrier only asks whether an order would pass
 * @param version of the order
 * @param content everything that was sent, the PIN included; nothing but a keyed digest of it is kept (PIN-7)
 */
@SuppressWarnings("ArrayRecordComponent") // read only, and never compared
public record PinAttempt(@Nullable String purchaseOrderNumber, int version, byte[] content) {

    /** An order or a correction: its name is given once, so that at any time one of its kind is being checked. */
    public static PinAttempt ofOrder(String purchaseOrderNumber, int version, byte[] content) {
        return new PinAttempt(purchaseOrderNumber, version, content);
    }

    /** A mere question, which can be asked as often as one likes; each time is another guess, unless it broke off. */
    public static PinAttempt ofQuestion(byte[] content) {
        return new PinAttempt(null, 0, content);
    }

    public boolean isOfOrder() {
        return purchaseOrderNumber != null;
    }

    @Override
    public String toString() {
        return "PinAttempt[" + purchaseOrderNumber + ", " + version + "]";
    }
}
