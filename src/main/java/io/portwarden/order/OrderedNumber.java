package io.portwarden.order;

import io.portwarden.shared.PhoneNumber;
import java.util.List;

/** One number of an order, and what is in its way. */
public record OrderedNumber(PhoneNumber phoneNumber, List<Reason> reasons) {

    public OrderedNumber {
        reasons = List.copyOf(reasons);
    }
}
