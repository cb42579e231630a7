package io.portwarden.order.api;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderName;
import io.portwarden.order.PlaceOrder;
import io.portwarden.pin.SentPin;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.api.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the order that a carrier has sent into a command, or names every field that makes it impossible. */
final class RequestCheck {

    private static final int FIRST_VERSION = 1;

    private RequestCheck() {}

    /** @throws ProblemException (422) with every field that is missing or can never be right */
    static PlaceOrder check(PortOutOrderRequest request, Carrier carrier) {
        FieldCheck fields = new FieldCheck();
        fields.required("purchaseOrderNumber", request.purchaseOrderNumber());
        return command(request, carrier, fields);
    }

    /**
     * The same for an order that only might be sent, and need not have a name.
     *
     * @throws ProblemException (422) with every field that is missing or can never be right
     */
    static PlaceOrder checkUnnamed(PortOutOrderRequest request, Carrier carrier) {
        return command(request, carrier, new FieldCheck());
    }

    private static PlaceOrder command(PortOutOrderRequest request, Carrier carrier, FieldCheck fields) {
        Optional<String> purchaseOrderNumber = fields.purchaseOrderNumber(request.purchaseOrderNumber());
        int version = fields.version(request.version(), FIRST_VERSION).orElse(FIRST_VERSION);
        Optional<List<PhoneNumber>> phoneNumbers =
                fields.phoneNumbers(fields.required("phoneNumbers", request.phoneNumbers()));
        Optional<String> accountNumber =
                fields.accountNumber(fields.required("accountNumber", request.accountNumber()));
        Optional<String> zipCode = fields.zipCode(fields.required("zipCode", request.zipCode()));
        @Nullable SentPin pin = fields.pin(request.pin()).orElse(null);
        Optional<LocalDate> desiredDueDate =
                fields.date("desiredDueDate", fields.required("desiredDueDate", request.desiredDueDate()));
        Optional<PhoneNumber> initiatorPhone =
                fields.phone("initiatorPhone", fields.required("initiatorPhone", request.initiatorPhone()));
        Optional<Boolean> agencyAuthority =
                Optional.ofNullable(fields.required("agencyAuthority", request.agencyAuthority()));
        Optional<String> ownSpid = fields.ownSpid(request.newNetworkServiceProvider(), carrier);
        fields.end();
        return new PlaceOrder(
                purchaseOrderNumber
                        .map(number -> new OrderName(number, version))
                        .orElse(PlaceOrder.UNNAMED),
                phoneNumbers.orElseThrow(),
                accountNumber.orElseThrow(),
                zipCode.orElseThrow(),
                pin,
                desiredDueDate.orElseThrow(),
                initiatorPhone.orElseThrow(),
                agencyAuthority.orElseThrow(),
                ownSpid.orElse(carrier.spid()));
    }
}
