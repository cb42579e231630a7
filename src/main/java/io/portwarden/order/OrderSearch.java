package io.portwarden.order;

import io.portwarden.shared.NormalForm;
import io.portwarden.shared.PastedNumbers;
import io.portwarden.shared.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of its orders a tenant looks for; what is absent does not narrow it.
 *
 * @param words whole telephone numbers, however they are written, or how a purchase order number begins
 * @param spid the carrier's
 * @param from received then or later
 * @param until received before
 */
public record OrderSearch(
        @Nullable OrderStatus status,
        @Nullable String words,
        @Nullable String spid,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static final OrderSearch ALL = new OrderSearch(null, null, null, null, null);

    /** Clocks of nodes differ; no key is this much older or younger than its order. */
    private static final long SLACK_MILLIS = 24L * 60 * 60 * 1000;

    /** The numbers that the words are, if they are nothing else: in E.164 form, or of North America. */
    public List<PhoneNumber> numbers() {
        return words == null ? List.of() : PastedNumbers.of(words).numbersOnly();
    }

    /**
     * How the purchase order number begins, or what it is, as people may write it: in capitals. Absent when no purchase
     * order number is like this.
     */
    public Optional<String> nameInCapitals() {
        return Optional.ofNullable(words)
                .map(NormalForm::plain)
                .filter(OrderName::isPurchaseOrderNumber)
                .map(name -> name.toUpperCase(Locale.ROOT));
    }

    /** Whether it is for how a purchase order number begins: then what is found stands in the order of these. */
    public boolean isForBeginning() {
        return hasWords() && numbers().isEmpty() && nameInCapitals().isPresent();
    }

    public boolean hasWords() {
        return words != null && !NormalForm.plain(words).isEmpty();
    }

    /** No order received from then on has a smaller key: the key goes by the time (RFC 9562, version 7). */
    @Nullable
    public UUID lowestKey() {
        return from == null ? null : keyAt(from.minusMillis(SLACK_MILLIS));
    }

    @Nullable
    public UUID highestKey() {
        return until == null ? null : keyAt(until.plusMillis(SLACK_MILLIS));
    }

    /** Every key that was made before is smaller, and no other is. */
    public static UUID keyAt(Instant instant) {
        return new UUID(Math.max(instant.toEpochMilli(), 0) << 16, 0);
    }
}
