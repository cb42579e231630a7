package io.portwarden.upstream;

import io.portwarden.order.Reason;
import io.portwarden.shared.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question that came while a connection rehearsed, and what would have been answered (UPS-12).
 *
 * @param purchaseOrderNumber empty where it had none
 * @param numbers as far as they could be read; the first few where there are many
 * @param count how many there were
 * @param answer in the upstream's words; null where it would have been let through
 * @param reasons as those at the provider may see them
 */
public record Rehearsal(
        UUID id,
        Instant at,
        String purchaseOrderNumber,
        List<PhoneNumber> numbers,
        int count,
        @Nullable String answer,
        List<Reason> reasons) {

    /** How long they are kept. */
    public static final int DAYS = 8;

    /** How many numbers of one are written down. */
    public static final int MOST_NUMBERS = 10;

    public Rehearsal {
        numbers = List.copyOf(numbers);
        reasons = List.copyOf(reasons);
    }

    public boolean wouldPass() {
        return answer == null;
    }
}
