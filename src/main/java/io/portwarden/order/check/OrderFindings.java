package io.portwarden.order.check;

import io.portwarden.order.OrderedNumber;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.Reason;
import io.portwarden.shared.PhoneNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is in the way of an order.
 *
 * @param ofOrder what is about the order as a whole
 * @param ofNumbers what is about single numbers; one with nothing in its way may be left out
 * @param earliestDueDate the first lawful day, where that is given to who asks too early (CAL-5)
 */
record OrderFindings(
        Set<Reason> ofOrder,
        Map<PhoneNumber, Set<Reason>> ofNumbers,
        @Nullable LocalDate earliestDueDate) {

    /** Every reason once, those about the PIN first. */
    List<Reason> reasons() {
        EnumSet<Reason> all = EnumSet.noneOf(Reason.class);
        all.addAll(ofOrder);
        ofNumbers.values().forEach(all::addAll);
        return new ArrayList<>(all);
    }

    PortOutCheck about(PlaceOrder asked) {
        return new PortOutCheck(reasons(), numbers(asked.phoneNumbers()), earliestDueDate);
    }

    List<OrderedNumber> numbers(List<PhoneNumber> asked) {
        return asked.stream()
                .map(number -> new OrderedNumber(
                        number,
                        ofNumbers.getOrDefault(number, Set.of()).stream()
                                .sorted()
                                .toList()))
                .toList();
    }
}
