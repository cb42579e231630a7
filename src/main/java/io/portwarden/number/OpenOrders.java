package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Tells which orders numbers are in; answered by the orders, which know of numbers, while numbers know of no orders. */
public interface OpenOrders {

    /** The open orders of these numbers, in the transaction under way; a number in none is left out. */
    Map<PhoneNumber, OpenOrder> of(TenantId tenantId, Collection<PhoneNumber> numbers);

    /** The tenant's numbers that are in open orders, with these, in the transaction under way; so many at the most. */
    Map<PhoneNumber, OpenOrder> underWay(TenantId tenantId, int limit);

    /** Which of these numbers are in an open order of their holders, in the transaction under way, the provider's. */
    Set<PhoneNumber> among(Map<PhoneNumber, TenantId> holders);

    /** Whether one of these texts of numbers is in an open order of anybody's, in the transaction under way, the provider's. */
    boolean holdAny(Set<String> texts);
}
