package io.portwarden.order;

import java.util.List;

/**
 * What checking an order came to; also the answer to a carrier that only asked whether one would pass.
 *
 * @param reasons everything that is in its way, most telling first
 * @param numbers the numbers asked for, each with what is in its way
 */
public record PortOutCheck(List<Reason> reasons, List<OrderedNumber> numbers) {

    public PortOutCheck {
        reasons = List.copyOf(reasons);
        numbers = List.copyOf(numbers);
    }

    public boolean wouldPass() {
        return reasons.isEmpty();
    }
}
