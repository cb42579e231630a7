package io.portwarden.soa;

import io.portwarden.carrier.CarrierId;
import io.portwarden.shared.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the operators' list of what has to be done at the SOA.
 *
 * @param dueAt from when on it is late
 * @param doneAt null while it waits
 * @param doneBy name of the operator who has ticked it off
 */
public record SoaTask(
        UUID id,
        UUID orderId,
        SoaStep step,
        String purchaseOrderNumber,
        int version,
        String tenantName,
        CarrierId carrierId,
        String carrierName,
        String carrierSpid,
        List<PhoneNumber> phoneNumbers,
        LocalDate dueDate,
        ZoneId zone,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant doneAt,
        @Nullable String doneBy) {

    public SoaTask {
        phoneNumbers = List.copyOf(phoneNumbers);
    }

    public boolean isLateAt(Instant now) {
        return !now.isBefore(dueAt);
    }
}
