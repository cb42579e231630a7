package io.portwarden.order.api;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderName;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.api.FieldProblem.Code;
import io.portwarden.pin.Pin;
import io.portwarden.shared.PhoneNumber;
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

/** Turns what a carrier has sent into a command, or names every field that makes it impossible. */
final class RequestCheck {

    static final int HIGHEST_VERSION = 999;
    static final int LONGEST_ACCOUNT_NUMBER = 50;
    static final int LONGEST_ZIP_CODE = 20;

    private static final BigInteger VERSIONS_END = BigInteger.valueOf(HIGHEST_VERSION);
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String NO_NUMBER = "Not a telephone number in E.164 form, such as +12025550123.";

    private final List<FieldProblem> problems = new ArrayList<>();

    private RequestCheck() {}

    /** @throws ProblemException (422) with every field that is missing or can never be right */
    static PlaceOrder check(PortOutOrderRequest request, Carrier carrier) {
        return new RequestCheck().command(request, carrier);
    }

    private PlaceOrder command(PortOutOrderRequest request, Carrier carrier) {
        Optional<String> purchaseOrderNumber = purchaseOrderNumber(request.purchaseOrderNumber());
        int version = version(request.version());
        List<PhoneNumber> phoneNumbers = phoneNumbers(request.phoneNumbers());
        Optional<String> accountNumber = shortText("accountNumber", request.accountNumber(), LONGEST_ACCOUNT_NUMBER);
        Optional<String> zipCode = shortText("zipCode", request.zipCode(), LONGEST_ZIP_CODE);
        Optional<Pin> pin = pin(request.pin());
        Optional<LocalDate> desiredDueDate = date("desiredDueDate", request.desiredDueDate());
        Optional<PhoneNumber> initiatorPhone = phone("initiatorPhone", request.initiatorPhone());
        Optional<Boolean> agencyAuthority = required("agencyAuthority", request.agencyAuthority());
        String newNetworkServiceProvider = ownSpid(request.newNetworkServiceProvider(), carrier);
        if (!problems.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemType.IMPOSSIBLE_REQUEST, problems));
        }
        return new PlaceOrder(
                new OrderName(purchaseOrderNumber.orElseThrow(), version),
                phoneNumbers,
                accountNumber.orElseThrow(),
                zipCode.orElseThrow(),
                pin.orElse(null),
                desiredDueDate.orElseThrow(),
                initiatorPhone.orElseThrow(),
                agencyAuthority.orElseThrow(),
                newNetworkServiceProvider);
    }

    private Optional<String> purchaseOrderNumber(@Nullable String text) {
        return required("purchaseOrderNumber", text)
                .filter(given -> holds(
                        OrderName.isPurchaseOrderNumber(given),
                        "purchaseOrderNumber",
                        "It has 1 to " + OrderName.MAX_PURCHASE_ORDER_NUMBER
                                + " printable ASCII characters and no space at either end."));
    }

    private int version(@Nullable BigInteger number) {
        BigInteger version = number == null ? BigInteger.ONE : number;
        boolean possible = version.signum() > 0 && version.compareTo(VERSIONS_END) <= 0;
        return holds(possible, "version", "Versions go from 1 to " + HIGHEST_VERSION + ".") ? version.intValue() : 1;
    }

    private List<PhoneNumber> phoneNumbers(@Nullable List<String> texts) {
        String field = "phoneNumbers";
        if (texts == null || texts.isEmpty()) {
            refuse(field, Code.REQUIRED, "At least one number has to be given.");
            return List.of();
        }
        if (texts.size() > PlaceOrder.MAX_NUMBERS) {
            refuse(field, Code.TOO_MANY, "An order moves " + PlaceOrder.MAX_NUMBERS + " numbers at the most.");
            return List.of();
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
        return numbers;
    }

    private Optional<PhoneNumber> phone(String field, @Nullable String text) {
        Optional<String> given = required(field, text);
        Optional<PhoneNumber> number = given.flatMap(PhoneNumber::parse);
        if (given.isPresent() && number.isEmpty()) {
            refuse(field, Code.INVALID, NO_NUMBER);
        }
        return number;
    }

    private Optional<String> shortText(String field, @Nullable String text, int longest) {
        return required(field, text)
                .filter(given -> holds(
                        given.length() <= longest && given.codePoints().allMatch(RequestCheck::isVisibleOrSpace),
                        field,
                        "It has 1 to " + longest + " characters, none of which is invisible."));
    }

    /** Left out, a PIN is missing, which is for the order's checks to judge; here it counts only how it is written. */
    private Optional<Pin> pin(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        boolean wellFormed = Pin.problemOf(text).isEmpty();
        return holds(
                        wellFormed,
                        "pin",
                        "A PIN has " + Pin.SHORTEST + " to " + Pin.LONGEST + " digits, 0 to 9, and nothing else.")
                ? Optional.of(new Pin(text))
                : Optional.empty();
    }

    private Optional<LocalDate> date(String field, @Nullable String text) {
        Optional<String> given = required(field, text);
        Optional<LocalDate> date = given.flatMap(RequestCheck::parseDate);
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

    private String ownSpid(@Nullable String text, Carrier carrier) {
        if (text != null) {
            holds(
                    text.equals(carrier.spid()),
                    "newNetworkServiceProvider",
                    "This is not your own SPID. It may be left out.");
        }
        return carrier.spid();
    }

    private <T> Optional<T> required(String field, @Nullable T value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            refuse(field, Code.REQUIRED, "This field is needed.");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private boolean holds(boolean condition, String field, String detail) {
        if (!condition) {
            refuse(field, Code.INVALID, detail);
        }
        return condition;
    }

    private void refuse(String field, Code code, String detail) {
        problems.add(new FieldProblem(field, code, detail));
    }

    private static boolean isVisibleOrSpace(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
