package io.portwarden.order;

import io.portwarden.pin.SentPin;
import io.portwarden.shared.Characters;
import io.portwarden.shared.PhoneNumber;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A carrier asks to move numbers of one tenant (the fields of 47 CFR 52.36(b), and the PIN of 52.36(c)).
 *
 * @param phoneNumbers 1 to {@value #MAX_NUMBERS}, each once
 * @param accountNumber empty where an upstream, which need not send one, has sent none; likewise the ZIP code (UPS-1)
 * @param pin absent when the carrier sent none
 * @param desiredDueDate absent where an upstream asks whether the numbers may go at all (UPS-7)
 * @param initiatorPhone absent where an upstream names nobody
 * @param newNetworkServiceProvider SPID of the provider that will carry the numbers
 */
public record PlaceOrder(
        OrderName name,
        List<PhoneNumber> phoneNumbers,
        String accountNumber,
        String zipCode,
        @Nullable SentPin pin,
        @Nullable LocalDate desiredDueDate,
        @Nullable PhoneNumber initiatorPhone,
        boolean agencyAuthority,
        String newNetworkServiceProvider) {

    public static final int MAX_NUMBERS = 500;

    public static final int LONGEST_ACCOUNT_NUMBER = 50;
    public static final int LONGEST_ZIP_CODE = 20;

    /** Stands where a carrier only asks whether an order would pass, and gives it no name. */
    public static final OrderName UNNAMED = new OrderName("-", 1);

    public PlaceOrder {
        phoneNumbers = List.copyOf(new LinkedHashSet<>(phoneNumbers));
        if (phoneNumbers.isEmpty() || phoneNumbers.size() > MAX_NUMBERS) {
            throw new IllegalArgumentException("An order moves 1 to " + MAX_NUMBERS + " numbers");
        }
    }

    /** Whether a carrier can have written this: not blank, not too long, and nothing invisible in it. */
    public static boolean isText(String text, int longest) {
        return !text.isBlank()
                && Characters.count(text) <= longest
                && text.codePoints().allMatch(PlaceOrder::isVisibleOrSpace);
    }

    private static boolean isVisibleOrSpace(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
