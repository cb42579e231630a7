package io.portwarden.order;

import io.portwarden.pin.SentPin;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.tenant.Tenant;
import java.util.List;
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

    /**
     * What a carrier sends that asks for it before it orders.
     *
     * @param pin absent when the carrier sent none
     * @param after the number that the part before ended with; null for the first part
     */
    public record Inquiry(
            String accountNumber,
            String zipCode,
            @Nullable SentPin pin,
            @Nullable PhoneNumber after) {}

    /**
     * What became of that.
     *
     * @param reasons everything that was in its way, most telling first
     * @param record only where nothing was
     */
    public record Answer(List<Reason> reasons, @Nullable CustomerRecord record) {

        public Answer {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty() == (record == null)) {
                throw new IllegalArgumentException("A record is given, or there are reasons why not");
            }
        }

        public static Answer given(CustomerRecord record) {
            return new Answer(List.of(), record);
        }

        public static Answer refused(List<Reason> reasons) {
            return new Answer(reasons, null);
        }

        /** Without the true reason why a PIN was not accepted, which is the tenant's (PIN-8). */
        public Answer blurred() {
            return new Answer(Reason.blurred(reasons), record);
        }
    }

    /** The provider gives no records of customers: that is off unless it has switched it on. */
    public static final class NotGivenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public NotGivenException() {
            super("Records of customers are not given (portwarden.customer-records)");
        }
    }
}
