package io.portwarden.upstream;

import io.portwarden.order.OrderStatus;
import io.portwarden.shared.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A port-out that stands otherwise at an upstream than here, which no message changes (UPS-9).
 *
 * @param upstream the connection's name
 * @param reference what the upstream's people are told it by
 * @param numbers the first few
 * @param orderId null where there is no order
 * @param here how the order stands
 * @param there how the upstream calls its state
 * @param answerBy when the upstream lets the numbers go by itself; null where nothing waits for an answer
 */
public record PortOutApart(
        UUID connectionId,
        String upstream,
        UUID id,
        String reference,
        List<PhoneNumber> numbers,
        @Nullable UUID orderId,
        @Nullable OrderStatus here,
        String there,
        Instant since,
        @Nullable Instant answerBy) {

    public PortOutApart {
        numbers = List.copyOf(numbers);
    }

    /** Whether the upstream can be told once more that the numbers may not go. */
    public boolean mayBeRefusedAgain() {
        return answerBy != null && (here == OrderStatus.REJECTED || here == OrderStatus.DISPUTED);
    }
}
