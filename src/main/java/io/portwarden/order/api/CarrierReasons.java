package io.portwarden.order.api;

import io.portwarden.order.OrderedNumber;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.shared.api.ReasonAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Says to a carrier why its order is rejected, or would be. Reasons that are one and the same to the carrier are said once and in the
 * same words, so that nothing tells them apart.
 */
final class CarrierReasons {

    private static final Properties SENTENCES = load("/carrier-reasons.properties");

    private CarrierReasons() {}

    static List<ReasonAnswer> of(PortOutOrder order) {
        return of(order.reasons(), order.numbers());
    }

    static List<ReasonAnswer> of(PortOutCheck check) {
        return of(check.reasons(), check.numbers());
    }

    /** @param numbers those that the reasons may be about */
    static List<ReasonAnswer> of(List<Reason> reasons, List<OrderedNumber> numbers) {
        return reasons.stream()
                .map(reason -> new ReasonAnswer(
                        reason.carrierCode(), reason.industryCode(), reason.field(), detail(reason, numbers)))
                .distinct()
                .toList();
    }

    private static String detail(Reason reason, List<OrderedNumber> ordered) {
        String sentence = Objects.requireNonNull(SENTENCES.getProperty(reason.carrierCode()), reason.carrierCode());
        String numbers = ordered.stream()
                .filter(number -> number.reasons().stream().anyMatch(other -> isSame(other, reason)))
                .map(number -> number.phoneNumber().e164())
                .collect(Collectors.joining(", "));
        return numbers.isEmpty() ? sentence : sentence + " This is about " + numbers + ".";
    }

    private static boolean isSame(Reason one, Reason other) {
        return one.carrierCode().equals(other.carrierCode())
                && one.industryCode().equals(other.industryCode());
    }

    private static Properties load(String resource) {
        try (InputStream stream = Objects.requireNonNull(CarrierReasons.class.getResourceAsStream(resource))) {
            Properties properties = new Properties();
            properties.load(stream);
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
