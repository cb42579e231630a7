package io.portwarden.order;

import io.portwarden.pin.SentPin;
import io.portwarden.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * A carrier asks for a customer's record before it orders (CSR-1).
 *
 * @param pin absent when the carrier sent none
 * @param after the number that the part before ended with; null for the first part
 */
public record RecordInquiry(
        String accountNumber,
        String zipCode,
        @Nullable SentPin pin,
        @Nullable PhoneNumber after) {}
