package io.portwarden.upstream.telnyx;

import io.portwarden.order.OrderName;
import io.portwarden.shared.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A port-out as Telnyx's API has it: the parts that count here and no more, above all not the PIN that somebody has tried.
 *
 * @param numbers those that are telephone numbers, each once
 * @param isWhole whether all of them are, and an order can hold them
 * @param purchaseOrderNumber what the gaining carrier calls it; may be empty
 * @param supportKey by which Telnyx's people know it; empty where it has none
 * @param spid the provider that takes the numbers over; empty where that is not known
 * @param carrier its name, in one line; may be empty
 * @param zipCode may be empty
 * @param due the day that was asked for, else the firm one: the first does not change
 * @param createdAt when Telnyx has heard of it; null where it does not say
 * @param reason what it was refused for, in our words or in theirs; may be empty
 */
record TelnyxPortOut(
        UUID id,
        TelnyxStatus status,
        List<PhoneNumber> numbers,
        boolean isWhole,
        String purchaseOrderNumber,
        String supportKey,
        String spid,
        String carrier,
        String zipCode,
        @Nullable LocalDate due,
        @Nullable Instant createdAt,
        String reason) {

    private static final int OF_ID = 12;
    private static final int LONGEST_BEGINNING = OrderName.MAX_PURCHASE_ORDER_NUMBER - OF_ID - 1;

    TelnyxPortOut {
        numbers = List.copyOf(numbers);
    }

    /**
     * The name of its order here. The carrier's own name for it is none among those of all carriers, whose orders come by one
     * connection, and Telnyx's support key is the end of its id, which two may share: so either has more of the id after it,
     * and is still found by its beginning.
     */
    OrderName orderName() {
        String named = Stream.of(purchaseOrderNumber, supportKey)
                .filter(name -> OrderName.isPurchaseOrderNumber(name) && name.length() <= LONGEST_BEGINNING)
                .findFirst()
                .orElse("TELNYX");
        return new OrderName(named + "-" + id.toString().replace("-", "").substring(0, OF_ID), 1);
    }

    /** What Telnyx's people are told it by. */
    String reference() {
        return supportKey.isEmpty() ? id.toString() : supportKey;
    }
}
