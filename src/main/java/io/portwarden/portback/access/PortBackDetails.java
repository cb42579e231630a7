package io.portwarden.portback.access;

import io.portwarden.order.access.OrderDetails;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackEvent;
import io.portwarden.tenant.Tenant;
import java.util.List;
import java.util.Optional;

/**
 * One case with everything that its tenant may know of it.
 *
 * @param pinApplies whether orders for its numbers need the PIN (PIN-12)
 * @param takenBy the name of the carrier that has the numbers now, where it is on file
 * @param order the completed order by which they left; absent for a number that left without one
 */
public record PortBackDetails(
        PortBack about,
        Tenant tenant,
        boolean pinApplies,
        List<PortBackEvent> timeline,
        Optional<String> takenBy,
        Optional<OrderDetails> order) {}
