package io.portwarden.order.access;

import io.portwarden.order.CustomerRecord;
import io.portwarden.order.PortOutOrder;
import io.portwarden.shared.PhoneNumber;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a carrier that sent its order on paper is answered: what the API would have told it, in words. */
public final class CarrierAnswer {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.US);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu, h:mm a zzz", Locale.US);

    private static final String NONE = "none on file";

    private CarrierAnswer() {}

    /**
     * A few lines in English, to be sent as they are.
     *
     * @param ofProvider in which times of day are meant where an order has no zone of its own (CAL-3)
     */
    public static String words(PortOutOrder order, ZoneId ofProvider) {
        ZoneId zone = Objects.requireNonNullElse(order.zone(), ofProvider);
        return Stream.of(Stream.of(state(order, zone)), earliest(order), reasons(order), decision(order))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /** The same of a customer's record, or of why it is not given (CSR-1). */
    public static String words(CustomerRecord.Answer answer) {
        CustomerRecord record = answer.record();
        if (record == null) {
            return Stream.concat(
                            Stream.of(CarrierWords.of("answer.record.refused")),
                            CarrierReason.of(answer.reasons(), List.of()).stream()
                                    .map(CarrierAnswer::line))
                    .collect(Collectors.joining("\n"));
        }
        return CarrierWords.with(
                "answer.record.given",
                record.accountNumber(),
                record.name(),
                record.serviceAddress().isEmpty() ? NONE : record.serviceAddress(),
                record.mainNumber() == null ? NONE : record.mainNumber().national(),
                record.numbers().items().stream().map(PhoneNumber::national).collect(Collectors.joining(", ")),
                record.numbers().next().isPresent() ? 1 : 0);
    }

    private static String state(PortOutOrder order, ZoneId zone) {
        String name = CarrierWords.with(
                "answer.name",
                order.name().purchaseOrderNumber(),
                order.name().version(),
                order.numbers().size());
        String due = DAY.format(order.dueDate());
        String review = order.reviewEndsAt() == null
                ? ""
                : MOMENT.format(order.reviewEndsAt().atZone(zone));
        return CarrierWords.with("answer." + order.status().code(), name, due, review);
    }

    private static Stream<String> earliest(PortOutOrder order) {
        return order.earliestDueDate() == null
                ? Stream.empty()
                : Stream.of(CarrierWords.with("answer.earliest", DAY.format(order.earliestDueDate())));
    }

    private static Stream<String> reasons(PortOutOrder order) {
        return CarrierReason.of(order).stream().map(CarrierAnswer::line);
    }

    private static String line(CarrierReason reason) {
        return reason.industryCode() == null
                ? CarrierWords.with("answer.reason.without-code", reason.detail())
                : CarrierWords.with("answer.reason", reason.industryCode(), reason.detail());
    }

    private static Stream<String> decision(PortOutOrder order) {
        return order.decision() == null
                ? Stream.empty()
                : Stream.of(CarrierWords.with("answer.decision", order.decision()));
    }
}
