package io.portwarden.pin;

/**
 * How many wrong PINs of one carrier are checked within the window, over all tenants (PIN-8, CAR-1).
 *
 * @param own whether an operator has set it for this carrier; otherwise it is what the settings say
 */
public record CarrierLimit(int most, boolean own) {

    public static final int LOWEST = 1;
    public static final int HIGHEST = 1_000;
}
