package io.portwarden.order.check;

import io.portwarden.calendar.Port;
import io.portwarden.number.TenantNumber;
import io.portwarden.pin.PinVerdict;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.tenant.Tenant;
import java.util.Map;
import java.util.Set;

/**
 * What the provider knows about an order's tenant and numbers at the moment of deciding.
 *
 * @param numbers those of the order that the tenant holds or held
 * @param inOpenOrder those of the order that another open order is about
 * @param accepted those of the order that it was accepted for before: no lock is asked for these
 * @param port what its dates depend on
 * @param way how it came
 */
record OrderFacts(
        Tenant tenant,
        Map<PhoneNumber, TenantNumber> numbers,
        Set<PhoneNumber> inOpenOrder,
        Set<PhoneNumber> accepted,
        PinVerdict pinVerdict,
        Port port,
        Way way) {}
