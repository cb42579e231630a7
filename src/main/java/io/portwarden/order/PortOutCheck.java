package io.portwarden.order;

import java.util.List;

/**
 * The answer to a carrier that asked whether an order would pass.
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
