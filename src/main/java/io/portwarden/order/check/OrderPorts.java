package io.portwarden.order.check;

import io.portwarden.calendar.Port;
import io.portwarden.calendar.PortKind;
import io.portwarden.calendar.PortZones;
import io.portwarden.number.access.NumberService;
import io.portwarden.order.PortOutOrder;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Finds what the dates of an order depend on, in the transaction under way: whether it is simple, and its zone (CAL-1, CAL-3). */
@Component
public class OrderPorts {

    private final NumberService numbers;
    private final TenantService tenants;
    private final PortZones zones;

    OrderPorts(NumberService numbers, TenantService tenants, PortZones zones) {
        this.numbers = numbers;
        this.tenants = tenants;
        this.zones = zones;
    }

    /** Of numbers that lead to no single tenant. */
    Port ofNobody(List<PhoneNumber> ordered) {
        return new Port(PortKind.OTHER, ordered.size(), zones.of(ordered));
    }

    /** Of a tenant's numbers, in service now. */
    public Port of(Tenant tenant, List<PhoneNumber> ordered) {
        return of(tenant, numbers.someInService(tenant.id()).get(), ordered);
    }

    /** @param someInService {@link NumberService#someInService} */
    Port of(Tenant tenant, List<PhoneNumber> someInService, List<PhoneNumber> ordered) {
        return new Port(PortKind.of(ordered, someInService, tenant.complex()), ordered.size(), zones.of(ordered));
    }

    /** Of an order that there is, which keeps its zone. */
    public Port of(PortOutOrder order) {
        List<PhoneNumber> ordered = order.phoneNumbers();
        PortKind kind = order.tenantId().equals(TenantId.PROVIDER)
                ? PortKind.OTHER
                : kind(tenants.get(order.tenantId()), ordered);
        return new Port(kind, ordered.size(), Objects.requireNonNullElse(order.zone(), zones.ofProvider()));
    }

    private PortKind kind(Tenant tenant, List<PhoneNumber> ordered) {
        return PortKind.of(ordered, numbers.someInService(tenant.id()).get(), tenant.complex());
    }
}
