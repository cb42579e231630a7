package io.portwarden.order;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What checking an order came to; also the answer to a carrier that only asked whether one would pass.
 *
 * @param reasons everything that is in its way, most telling first
 * @param numbers the numbers asked for, each with what is in its way
 * @param earliestDueDate the first lawful day, where the one asked for is too soon and nothing is in the way (CAL-5)
 */
public record PortOutCheck(
        List<Reason> reasons,
        List<OrderedNumber> numbers,
        @Nullable LocalDate earliestDueDate) {

    public PortOutCheck {
        reasons = List.copyOf(reasons);
        numbers = List.copyOf(numbers);
        earliestDueDate = reasons.isEmpty() ? earliestDueDate : null;
    }

    public boolean wouldPass() {
        return reasons.isEmpty();
    }
}
