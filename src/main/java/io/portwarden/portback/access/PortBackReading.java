package io.portwarden.portback.access;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.order.access.OrdersOfNumbers;
import io.portwarden.pin.PinCountries;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.store.PortBackRepository;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what is known of a case, in the transaction under way. */
@Component
class PortBackReading {

    private final PortBackRepository cases;
    private final OrdersOfNumbers orders;
    private final CarrierService carriers;
    private final TenantService tenants;
    private final PinCountries pins;

    PortBackReading(
            PortBackRepository cases,
            OrdersOfNumbers orders,
            CarrierService carriers,
            TenantService tenants,
            PinCountries pins) {
        this.cases = cases;
        this.orders = orders;
        this.carriers = carriers;
        this.tenants = tenants;
        this.pins = pins;
    }

    PortBackDetails details(PortBack about) {
        Tenant tenant = tenants.get(about.tenantId());
        return new PortBackDetails(
                about,
                tenant,
                pins.include(tenant),
                cases.timeline(about),
                nameOf(about.spid()),
                Optional.ofNullable(about.orderId()).flatMap(id -> orders.find(about.tenantId(), id)));
    }

    /** Of the provider with that SPID, if it is on file. */
    Optional<String> nameOf(String spid) {
        return carriers.findBySpid(spid).map(Carrier::name);
    }
}
