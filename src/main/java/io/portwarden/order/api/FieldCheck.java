package io.portwarden.order.api;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderName;
import io.portwarden.order.PlaceOrder;
import io.portwarden.pin.SentPin;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.FieldProblem.Code;
import io.portwarden.shared.api.Fields;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields that the API's requests have in common and collects what is wrong with them. A field that was left out
 * is empty and nothing to complain about, unless it went through {@link #required}.
 */
final class FieldCheck extends Fields {

    static final int HIGHEST_VERSION = OrderName.HIGHEST_VERSION;
    static final int LONGEST_ACCOUNT_NUMBER = PlaceOrder.LONGEST_ACCOUNT_NUMBER;
    static final int LONGEST_ZIP_CODE = PlaceOrder.LONGEST_ZIP_CODE;

    /** As {@link OrderName#isPurchaseOrderNumber} has it, for the OpenAPI document. */
    static final String PURCHASE_ORDER_NUMBER = "^[!-~]([ -~]{0,23}[!-~])?$";

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    Optional<String> purchaseOrderNumber(@Nullable String text) {
        return notBlank("purchaseOrderNumber", text)
                .filter(given -> holds(
                        OrderName.isPurchaseOrderNumber(given),
                        "purchaseOrderNumber",
                        "It has 1 to " + OrderName.MAX_PURCHASE_ORDER_NUMBER
                                + " printable ASCII characters and no space at either end."));
    }

    Optional<Integer> version(@Nullable BigInteger number, int lowest) {
        return Optional.ofNullable(number)
                .filter(given -> holds(
                        given.compareTo(BigInteger.valueOf(lowest)) >= 0
                                && given.compareTo(BigInteger.valueOf(HIGHEST_VERSION)) <= 0,
                        "version",
                        "Versions go from " + lowest + " to " + HIGHEST_VERSION + " here."))
                .map(BigInteger::intValue);
    }

    /** @param texts of which an empty list is one left out */
    Optional<List<PhoneNumber>> phoneNumbers(@Nullable List<String> texts) {
        String field = "phoneNumbers";
        if (texts == null || texts.isEmpty()) {
            return Optional.empty();
        }
        if (texts.size() > PlaceOrder.MAX_NUMBERS) {
            refuse(field, Code.TOO_MANY, "An order moves " + PlaceOrder.MAX_NUMBERS + " numbers at the most.");
            return Optional.empty();
        }
        List<PhoneNumber> numbers = new ArrayList<>();
        Set<PhoneNumber> seen = new HashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            Optional<PhoneNumber> number = phone(field + "[" + i + "]", texts.get(i));
            if (number.isPresent() && !seen.add(number.get())) {
                refuse(field + "[" + i + "]", Code.DUPLICATE, "This number stands in the list already.");
            }
            number.ifPresent(numbers::add);
        }
        return Optional.of(numbers);
    }

    Optional<PhoneNumber> phone(String field, @Nullable String text) {
        Optional<String> given = notBlank(field, text);
        Optional<PhoneNumber> number = given.flatMap(PhoneNumber::parse);
        if (given.isPresent() && number.isEmpty()) {
            refuse(FieldProblem.ofPhoneNumber(field, given.get()));
        }
        return number;
    }

    Optional<String> accountNumber(@Nullable String text) {
        return shortText("accountNumber", text, LONGEST_ACCOUNT_NUMBER);
    }

    Optional<String> zipCode(@Nullable String text) {
        return shortText("zipCode", text, LONGEST_ZIP_CODE);
    }

    private Optional<String> shortText(String field, @Nullable String text, int longest) {
        return notBlank(field, text)
                .filter(given -> holds(
                        PlaceOrder.isText(given, longest),
                        field,
                        "It has 1 to " + longest + " characters, none of which is invisible."));
    }

    /** Left out or empty it is missing; that, and whether it can be a PIN, is for the order's checks to judge (ORD-16). */
    Optional<SentPin> pin(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(given -> !given.isEmpty())
                .filter(given -> holds(
                        !SentPin.isTooLong(given),
                        "pin",
                        "What is sent as a PIN has " + SentPin.LONGEST + " characters at the most."))
                .map(SentPin::new);
    }

    Optional<LocalDate> date(String field, @Nullable String text) {
        Optional<String> given = notBlank(field, text);
        Optional<LocalDate> date = given.flatMap(FieldCheck::parseDate);
        if (given.isPresent() && date.isEmpty()) {
            refuse(field, Code.INVALID, "Not a day of the calendar in the form YYYY-MM-DD.");
        }
        return date;
    }

    private static Optional<LocalDate> parseDate(String text) {
        try {
            return DATE.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    Optional<String> ownSpid(@Nullable String text, Carrier carrier) {
        return Optional.ofNullable(text)
                .filter(given -> holds(
                        carrier.hasSpid(given),
                        "newNetworkServiceProvider",
                        "This is none of the SPIDs that we have on file for you. It may be left out."));
    }
}
