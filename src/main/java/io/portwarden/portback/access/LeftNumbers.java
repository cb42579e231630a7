package io.portwarden.portback.access;

import io.portwarden.order.access.OrderDetails;
import io.portwarden.portback.PortBackClock;
import io.portwarden.shared.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Numbers that left by a completed order, before anybody has said that this was not wanted.
 *
 * @param numbers those of the order's that are still gone
 * @param spid of the provider that has them now, which is the order's and not always its carrier's
 * @param takenBy the name of that provider, if it is on file
 */
public record LeftNumbers(
        OrderDetails order,
        List<PhoneNumber> numbers,
        Instant leftAt,
        PortBackClock clock,
        String spid,
        Optional<String> takenBy) {}
