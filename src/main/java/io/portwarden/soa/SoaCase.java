package io.portwarden.soa;

import io.portwarden.carrier.Carrier;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.tenant.Tenant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * The order that something is to be done about, as far as that takes knowing it.
 *
 * @param spid of the provider that takes the numbers over, by which the SOA knows the port; not always the carrier's first
 * @param zone the order's, in which its due date begins (CAL-3)
 */
public record SoaCase(
        UUID orderId,
        String purchaseOrderNumber,
        int version,
        Tenant tenant,
        Carrier carrier,
        String spid,
        List<PhoneNumber> phoneNumbers,
        LocalDate dueDate,
        ZoneId zone) {

    public SoaCase {
        phoneNumbers = List.copyOf(phoneNumbers);
    }
}
