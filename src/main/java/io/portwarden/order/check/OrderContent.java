package io.portwarden.order.check;

import io.portwarden.order.CustomerRecord;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.Supplement;
import io.portwarden.pin.PinAttempt;
import io.portwarden.pin.SentPin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that a carrier sent under a name, in one form, so that equal requests are known as equal (ORD-5, ORD-6). */
public final class OrderContent {

    private static final String SEPARATOR = "\u001f";

    /** No number begins with it, so that no supplement is equal to an order. */
    private static final String SUPPLEMENT = "supplement";

    /** Nor is a question for a customer's record. */
    private static final String RECORD = "record";

    private OrderContent() {}

    /** The order of the numbers does not matter. */
    public static byte[] of(PlaceOrder command) {
        return bytes(
                sorted(command.phoneNumbers()),
                command.accountNumber(),
                command.zipCode(),
                text(command.pin()),
                Objects.toString(command.desiredDueDate(), ""),
                Objects.toString(command.initiatorPhone(), ""),
                Boolean.toString(command.agencyAuthority()),
                command.newNetworkServiceProvider());
    }

    /** As which guess its PIN counts: a correction's too, which has a name of its own. */
    static PinAttempt attempt(PlaceOrder command) {
        return PinAttempt.ofOrder(
                command.name().purchaseOrderNumber(), command.name().version(), of(command));
    }

    /** As which guess its PIN counts where nothing but an answer is wanted, whatever name came with it. */
    static PinAttempt question(PlaceOrder command) {
        return PinAttempt.ofQuestion(of(command));
    }

    /** As which guess the PIN counts that came with a question for a customer's record: with each part of it another. */
    static PinAttempt question(CustomerRecord.Inquiry asked) {
        return PinAttempt.ofQuestion(bytes(
                RECORD,
                asked.accountNumber(),
                asked.zipCode(),
                text(asked.pin()),
                Objects.toString(asked.after(), "")));
    }

    public static byte[] of(UUID orderId, Supplement supplement) {
        return switch (supplement) {
            case Supplement.Cancel cancel -> ofSupplement(orderId, supplement);
            case Supplement.NewDueDate date -> ofSupplement(orderId, supplement, date.desiredDueDate());
            case Supplement.Correction correction ->
                ofSupplement(
                        orderId,
                        supplement,
                        correction.phoneNumbers() == null ? null : sorted(correction.phoneNumbers()),
                        correction.accountNumber(),
                        correction.zipCode(),
                        text(correction.pin()),
                        correction.desiredDueDate(),
                        correction.initiatorPhone(),
                        correction.agencyAuthority(),
                        correction.newNetworkServiceProvider());
        };
    }

    private static byte[] ofSupplement(UUID orderId, Supplement supplement, @Nullable Object... fields) {
        StringBuilder content = new StringBuilder(SUPPLEMENT + SEPARATOR + orderId + SEPARATOR)
                .append(supplement.move().code());
        for (Object field : fields) {
            content.append(SEPARATOR).append(field == null ? "" : "=" + field);
        }
        return bytes(content.toString());
    }

    private static String sorted(List<?> numbers) {
        return numbers.stream().map(Objects::toString).sorted().collect(Collectors.joining(","));
    }

    /** The one field that may hold anything; all others have their places before and behind it. */
    private static String text(@Nullable SentPin pin) {
        return pin == null ? "" : pin.text();
    }

    private static byte[] bytes(String... fields) {
        return String.join(SEPARATOR, fields).getBytes(StandardCharsets.UTF_8);
    }
}
