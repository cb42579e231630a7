package io.portwarden.order;

/**
 * What a carrier calls an order (ORD-5).
 *
 * @param purchaseOrderNumber PON, 1 to 25 printable ASCII characters
 * @param version VER, from 1
 */
public record OrderName(String purchaseOrderNumber, int version) {

    public static final int MAX_PURCHASE_ORDER_NUMBER = 25;

    /** That anybody may send. */
    public static final int HIGHEST_VERSION = 999;

    public OrderName {
        if (!isPurchaseOrderNumber(purchaseOrderNumber)) {
            throw new IllegalArgumentException("Not a purchase order number");
        }
        if (version < 1) {
            throw new IllegalArgumentException("Versions begin with 1");
        }
    }

    /** The same order's name in another version. */
    public OrderName at(int otherVersion) {
        return new OrderName(purchaseOrderNumber, otherVersion);
    }

    public static boolean isPurchaseOrderNumber(String text) {
        return !text.isBlank()
                && text.length() <= MAX_PURCHASE_ORDER_NUMBER
                && text.chars().allMatch(character -> character >= 0x20 && character < 0x7F)
                && text.strip().length() == text.length();
    }
}
