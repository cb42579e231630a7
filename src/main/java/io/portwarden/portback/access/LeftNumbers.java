package io.portwarden.portback.access;

import io.portwarden.order.access.OrderDetails;
import io.portwarden.portback.PortBackClock;
import io.portwarden.shared.PhoneNumber;
import java.time.Instant;
import java.util.List;

/**
 * Numbers that left by a completed order, before anybody has said that this was not wanted.
 *
 * @param numbers those of the order's that are still gone
 */
public record LeftNumbers(OrderDetails order, List<PhoneNumber> numbers, Instant leftAt, PortBackClock clock) {}
