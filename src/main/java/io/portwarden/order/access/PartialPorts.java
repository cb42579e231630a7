package io.portwarden.order.access;

import io.portwarden.number.access.NumberService;
import io.portwarden.order.PortOutOrder;
import io.portwarden.shared.TenantId;
import io.portwarden.tenant.TenantService;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out what an order leaves behind, in the transaction under way, as the tenant's numbers stand now (ORD-10). */
@Component
class PartialPorts {

    private final NumberService numbers;
    private final TenantService tenants;

    PartialPorts(NumberService numbers, TenantService tenants) {
        this.numbers = numbers;
        this.tenants = tenants;
    }

    /** Of one that is over nothing is said: its numbers have left, or stay. */
    Optional<PartialPort> of(PortOutOrder order) {
        TenantId tenantId = order.tenantId();
        if (!order.status().isOpen() || tenantId.equals(TenantId.PROVIDER)) {
            return Optional.empty();
        }
        return PartialPort.of(
                numbers.inService(tenantId, order.phoneNumbers()),
                numbers.countInService(tenantId, PartialPort.COUNTED),
                tenants.get(tenantId).mainNumber());
    }
}
