package io.portwarden.order.api;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.Supplement;
import io.portwarden.pin.SentPin;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.api.FieldProblem.Code;
import io.portwarden.shared.api.ProblemException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the supplement that a carrier has sent into a command, or names every field that makes it impossible. */
final class SupplementCheck {

    /** An order has version 1 at the least, so that a supplement to it has 2. */
    static final int FIRST_VERSION = 2;

    static final String CANCEL = "cancel";
    static final String NEW_DUE_DATE = "new-due-date";
    static final String CORRECTION = "correction";

    static final String DUE_DATE = "desiredDueDate";

    private SupplementCheck() {}

    /** @throws ProblemException (422) with every field that is missing, out of place or can never be right */
    static Supplement check(SupplementRequest request, Carrier carrier) {
        FieldCheck fields = new FieldCheck();
        Optional<Integer> version = fields.version(fields.required("version", request.version()), FIRST_VERSION);
        @Nullable String type = fields.required("type", request.type());
        if (type != null && !Set.of(CANCEL, NEW_DUE_DATE, CORRECTION).contains(type)) {
            fields.refuse("type", Code.INVALID, "It is cancel, new-due-date or correction.");
        }
        if (CANCEL.equals(type)) {
            refuseOthers(request, fields, CANCEL, Set.of());
        }
        if (NEW_DUE_DATE.equals(type)) {
            refuseOthers(request, fields, NEW_DUE_DATE, Set.of(DUE_DATE));
            fields.required(DUE_DATE, request.desiredDueDate());
        }
        Supplement.Correction correction = correction(request, carrier, version.orElse(FIRST_VERSION), fields);
        fields.end();
        return switch (type) {
            case CANCEL -> new Supplement.Cancel(correction.version());
            case NEW_DUE_DATE ->
                new Supplement.NewDueDate(
                        correction.version(),
                        Optional.ofNullable(correction.desiredDueDate()).orElseThrow());
            case null, default -> correction;
        };
    }

    /** Everything that was sent; what has no place in a supplement of its type was refused before, and is so only once. */
    private static Supplement.Correction correction(
            SupplementRequest request, Carrier carrier, int version, FieldCheck fields) {
        Optional<List<PhoneNumber>> phoneNumbers = fields.phoneNumbers(request.phoneNumbers());
        Optional<String> accountNumber = fields.accountNumber(request.accountNumber());
        Optional<String> zipCode = fields.zipCode(request.zipCode());
        Optional<SentPin> pin = fields.pin(request.pin());
        Optional<LocalDate> desiredDueDate = fields.date(DUE_DATE, request.desiredDueDate());
        Optional<PhoneNumber> initiatorPhone = fields.phone("initiatorPhone", request.initiatorPhone());
        Optional<String> ownSpid = fields.ownSpid(request.newNetworkServiceProvider(), carrier);
        return new Supplement.Correction(
                version,
                phoneNumbers.orElse(null),
                accountNumber.orElse(null),
                zipCode.orElse(null),
                pin.orElse(null),
                desiredDueDate.orElse(null),
                initiatorPhone.orElse(null),
                request.agencyAuthority(),
                ownSpid.orElse(null));
    }

    private static void refuseOthers(SupplementRequest request, FieldCheck fields, String type, Set<String> own) {
        Map<String, @Nullable Object> sent = new LinkedHashMap<>();
        sent.put("phoneNumbers", request.phoneNumbers());
        sent.put("accountNumber", request.accountNumber());
        sent.put("zipCode", request.zipCode());
        sent.put("pin", request.pin());
        sent.put(DUE_DATE, request.desiredDueDate());
        sent.put("initiatorPhone", request.initiatorPhone());
        sent.put("agencyAuthority", request.agencyAuthority());
        sent.put("newNetworkServiceProvider", request.newNetworkServiceProvider());
        sent.forEach((field, value) -> {
            if (value != null && !own.contains(field)) {
                fields.refuse(
                        field, Code.NOT_APPLICABLE, "This field has no place in a supplement of type " + type + ".");
            }
        });
    }
}
