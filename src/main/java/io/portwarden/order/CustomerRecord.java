package io.portwarden.order;

import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.tenant.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier may know of a customer that has given it account number, ZIP code and PIN (CSR-1): all that an order has to
 * match.
 *
 * @param mainNumber the main billing number, where one is on file
 * @param serviceAddress empty where none is on file
 * @param numbers those in service, in their order, a part of them
 */
public record CustomerRecord(
        String accountNumber,
        String name,
        @Nullable PhoneNumber mainNumber,
        String serviceAddress,
        Page<PhoneNumber, PhoneNumber> numbers) {

    /** The one place that says what of a tenant is told. */
    public static CustomerRecord of(Tenant tenant, Page<PhoneNumber, PhoneNumber> numbers) {
        return new CustomerRecord(
                tenant.accountNumber(), tenant.name(), tenant.mainNumber(), tenant.serviceAddress(), numbers);
    }
}
