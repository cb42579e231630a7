package io.portwarden.order.access;

import io.portwarden.order.OrderedNumber;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why an order is refused, as its carrier may know it. Reasons that are one and the same to the carrier are said once and
 * in the same words, so that nothing tells them apart (PIN-8).
 *
 * @param industryCode a hint; null where the industry has none (ORD-15)
 * @param detail the reason in words, in English, as all carriers are spoken to; it names the numbers concerned
 */
public record CarrierReason(String code, @Nullable String industryCode, String field, String detail) {

    public static List<CarrierReason> of(PortOutOrder order) {
        return of(order.reasons(), order.numbers());
    }

    /** @param numbers those that the reasons may be about */
    public static List<CarrierReason> of(List<Reason> reasons, List<OrderedNumber> numbers) {
        return reasons.stream()
                .map(reason -> new CarrierReason(
                        reason.carrierCode(), reason.industryCode(), reason.field(), detail(reason, numbers)))
                .distinct()
                .toList();
    }

    private static String detail(Reason reason, List<OrderedNumber> ordered) {
        String sentence = CarrierWords.of(reason.carrierCode());
        String numbers = ordered.stream()
                .filter(number -> number.reasons().stream().anyMatch(other -> isSame(other, reason)))
                .map(number -> number.phoneNumber().e164())
                .collect(Collectors.joining(", "));
        return numbers.isEmpty() ? sentence : sentence + " This is about " + numbers + ".";
    }

    private static boolean isSame(Reason one, Reason other) {
        return one.carrierCode().equals(other.carrierCode())
                && Objects.equals(one.industryCode(), other.industryCode());
    }
}
