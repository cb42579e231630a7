package io.portwarden.order.api;

import io.portwarden.order.OrderedNumber;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.access.CarrierReason;
import java.util.List;

/** Says to a carrier why its order is rejected, or would be. */
final class CarrierReasons {

    private CarrierReasons() {}

    static List<ReasonAnswer> of(PortOutOrder order) {
        return of(order.reasons(), order.numbers());
    }

    static List<ReasonAnswer> of(PortOutCheck check) {
        return of(check.reasons(), check.numbers());
    }

    /** @param numbers those that the reasons may be about */
    static List<ReasonAnswer> of(List<Reason> reasons, List<OrderedNumber> numbers) {
        return CarrierReason.of(reasons, numbers).stream()
                .map(reason -> new ReasonAnswer(reason.code(), reason.industryCode(), reason.field(), reason.detail()))
                .toList();
    }
}
