package io.portwarden.order;

import io.portwarden.pin.SentPin;
import io.portwarden.shared.PhoneNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A carrier's later version of its order (ORD-6). */
public sealed interface Supplement {

    /** The version that the order gets by it: one higher than the one it has. */
    int version();

    OrderMove move();

    /** The industry's SUP 1: the carrier withdraws the order. */
    record Cancel(int version) implements Supplement {
        @Override
        public OrderMove move() {
            return OrderMove.CANCEL;
        }
    }

    /** The industry's SUP 2: the carrier asks for another date and for nothing else. */
    record NewDueDate(int version, LocalDate desiredDueDate) implements Supplement {
        @Override
        public OrderMove move() {
            return OrderMove.CHANGE_DUE_DATE;
        }
    }

    /**
     * The industry's SUP 3: the carrier mends its order, and all of it is checked anew. What is absent stays as it is,
     * but for the PIN, which is not kept: it has to be sent again.
     *
     * @param phoneNumbers all numbers of the order from now on
     */
    record Correction(
            int version,
            @Nullable List<PhoneNumber> phoneNumbers,
            @Nullable String accountNumber,
            @Nullable String zipCode,
            @Nullable SentPin pin,
            @Nullable LocalDate desiredDueDate,
            @Nullable PhoneNumber initiatorPhone,
            @Nullable Boolean agencyAuthority,
            @Nullable String newNetworkServiceProvider)
            implements Supplement {

        public Correction {
            phoneNumbers = phoneNumbers == null ? null : List.copyOf(phoneNumbers);
        }

        @Override
        public OrderMove move() {
            return OrderMove.CORRECT;
        }

        /** The whole order as the carrier wants it now. */
        public PlaceOrder of(PortOutOrder order) {
            return new PlaceOrder(
                    order.name().at(version),
                    Objects.requireNonNullElseGet(phoneNumbers, order::phoneNumbers),
                    Objects.requireNonNullElse(accountNumber, order.asked().accountNumber()),
                    Objects.requireNonNullElse(zipCode, order.asked().zipCode()),
                    pin,
                    Objects.requireNonNullElse(desiredDueDate, order.desiredDueDate()),
                    initiatorPhone == null ? order.asked().initiatorPhone() : initiatorPhone,
                    Objects.requireNonNullElse(agencyAuthority, order.asked().agencyAuthority()),
                    Objects.requireNonNullElse(
                            newNetworkServiceProvider, order.asked().newNetworkServiceProvider()));
        }
    }
}
