package io.portwarden.order.check;

import io.portwarden.calendar.DueDateAnswer;
import io.portwarden.calendar.DueDateProblem;
import io.portwarden.calendar.DueDateRule;
import io.portwarden.calendar.Port;
import io.portwarden.number.NumberHolders;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.TenantNumber;
import io.portwarden.order.CustomerRecord;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.Reason;
import io.portwarden.pin.PinVerdict;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.ZipCode;
import io.portwarden.tenant.AccountNumber;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds everything that is in the way of an order (ORD-1, ORD-2). */
public record OrderChecks(DueDateRule dueDates) {

    private static final DueDateAnswer NOT_ASKED = new DueDateAnswer(Set.of(), null);

    /** The checks of an order whose numbers lead to no single tenant: nothing else can be compared. */
    OrderFindings withoutTenant(PlaceOrder order, NumberHolders holders, Port port, Instant receivedAt) {
        DueDateAnswer dueDate = dueDate(order, port, receivedAt);
        Set<Reason> ofOrder = reasons(dueDate);
        if (holders.isOfSeveral()) {
            ofOrder.add(Reason.NUMBERS_OF_SEVERAL_TENANTS);
        }
        return new OrderFindings(ofOrder, unknownNumbers(order, holders.known()), dueDate.instead());
    }

    OrderFindings of(PlaceOrder order, OrderFacts facts, Instant receivedAt) {
        DueDateAnswer dueDate =
                facts.way() == Way.UPSTREAM_TELLS ? NOT_ASKED : dueDate(order, facts.port(), receivedAt);
        Set<Reason> ofOrder = reasons(dueDate);
        pinReason(facts.pinVerdict()).ifPresent(ofOrder::add);
        if (isTold(order.accountNumber(), facts) && !sameAccount(order, facts.tenant())) {
            ofOrder.add(Reason.ACCOUNT_NUMBER_MISMATCH);
        }
        if (isTold(order.zipCode(), facts) && !sameZipCode(order, facts)) {
            ofOrder.add(Reason.ZIP_CODE_MISMATCH);
        }
        Map<PhoneNumber, Set<Reason>> ofNumbers = new HashMap<>();
        for (PhoneNumber number : order.phoneNumbers()) {
            ofNumbers.put(number, numberReasons(number, facts));
        }
        return new OrderFindings(ofOrder, ofNumbers, dueDate.instead());
    }

    /**
     * None is asked for where an upstream asks whether the numbers may go (UPS-7); the one that it tells of, it has agreed on
     * with the other carrier (UPS-9).
     */
    private DueDateAnswer dueDate(PlaceOrder order, Port port, Instant receivedAt) {
        LocalDate desired = order.desiredDueDate();
        return desired == null ? NOT_ASKED : dueDates.answer(desired, port, receivedAt);
    }

    /** What has to be there is wrong when it is not; what an upstream does not tell cannot be checked (UPS-9). */
    private static boolean isTold(String text, OrderFacts facts) {
        return facts.way() != Way.UPSTREAM_TELLS || !text.isEmpty();
    }

    /**
     * What is in the way of giving a customer's record (CSR-1), in the order of an order's reasons. A PIN that was accepted is
     * needed where an order needs none, too: without one, whoever reads an invoice would have all numbers.
     */
    public static List<Reason> ofRecord(CustomerRecord.Inquiry asked, Tenant tenant, PinVerdict verdict) {
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        pinReason(verdict).ifPresent(reasons::add);
        if (verdict instanceof PinVerdict.NotRequired) {
            reasons.add(asked.pin() == null ? Reason.PIN_MISSING : Reason.PIN_NOT_SET);
        }
        if (!sameAccount(asked.accountNumber(), tenant) || tenant.status() == TenantStatus.CLOSED) {
            reasons.add(Reason.ACCOUNT_NUMBER_MISMATCH);
        }
        if (!ZipCode.isSame(asked.zipCode(), tenant.zipCode())) {
            reasons.add(Reason.ZIP_CODE_MISMATCH);
        }
        return List.copyOf(reasons);
    }

    /** What becomes of a date alone, for a supplement that changes nothing else. */
    public NewDate ofDueDate(LocalDate desired, Port port, Instant receivedAt) {
        DueDateAnswer answer = dueDates.answer(desired, port, receivedAt);
        return new NewDate(List.copyOf(reasons(answer)), answer.instead());
    }

    /**
     * What was found of a date.
     *
     * @param instead the first lawful day, where that is given to who asks too early (CAL-5)
     */
    public record NewDate(List<Reason> reasons, @Nullable LocalDate instead) {}

    private static Set<Reason> reasons(DueDateAnswer dueDate) {
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (DueDateProblem problem : dueDate.problems()) {
            reasons.add(
                    switch (problem) {
                        case TOO_SOON -> Reason.DUE_DATE_TOO_SOON;
                        case TOO_LATE -> Reason.DUE_DATE_TOO_LATE;
                        case NOT_A_BUSINESS_DAY -> Reason.DUE_DATE_NOT_A_BUSINESS_DAY;
                    });
        }
        return reasons;
    }

    private static Map<PhoneNumber, Set<Reason>> unknownNumbers(PlaceOrder order, Set<PhoneNumber> known) {
        Map<PhoneNumber, Set<Reason>> reasons = new HashMap<>();
        for (PhoneNumber number : order.phoneNumbers()) {
            Set<Reason> ofNumber = tollFree(number);
            if (!known.contains(number)) {
                ofNumber.add(Reason.NUMBER_UNKNOWN);
            }
            reasons.put(number, ofNumber);
        }
        return reasons;
    }

    private static Set<Reason> numberReasons(PhoneNumber phoneNumber, OrderFacts facts) {
        TenantNumber number = facts.numbers().get(phoneNumber);
        EnumSet<Reason> reasons = tollFree(phoneNumber);
        if (number == null || number.status() == NumberStatus.PORTED_OUT) {
            reasons.add(Reason.NUMBER_UNKNOWN);
            return reasons;
        }
        if (number.status() == NumberStatus.INACTIVE) {
            reasons.add(Reason.NUMBER_INACTIVE);
        }
        if (number.locked() && !facts.accepted().contains(phoneNumber)) {
            reasons.add(Reason.NUMBER_LOCKED);
        }
        if (facts.inOpenOrder().contains(phoneNumber)) {
            reasons.add(Reason.NUMBER_IN_OPEN_ORDER);
        }
        return reasons;
    }

    /** NUM-3: whoever has it, it leaves by no order. */
    private static EnumSet<Reason> tollFree(PhoneNumber number) {
        return number.isTollFree() ? EnumSet.of(Reason.NUMBER_TOLL_FREE) : EnumSet.noneOf(Reason.class);
    }

    private static Optional<Reason> pinReason(PinVerdict verdict) {
        return switch (verdict) {
            case PinVerdict.Accepted accepted -> Optional.empty();
            case PinVerdict.NotRequired notRequired -> Optional.empty();
            case PinVerdict.Missing missing -> Optional.of(Reason.PIN_MISSING);
            case PinVerdict.Malformed malformed -> Optional.of(Reason.PIN_MALFORMED);
            case PinVerdict.NotSet notSet -> Optional.of(Reason.PIN_NOT_SET);
            case PinVerdict.Wrong wrong -> Optional.of(Reason.PIN_WRONG);
            case PinVerdict.AttemptsExceeded exceeded -> Optional.of(Reason.PIN_ATTEMPTS_EXCEEDED);
        };
    }

    /** ACC-1: however it is written; but not while nobody has decided which tenant has it. */
    private static boolean sameAccount(PlaceOrder order, Tenant tenant) {
        return sameAccount(order.accountNumber(), tenant);
    }

    private static boolean sameAccount(String asked, Tenant tenant) {
        return !tenant.accountShared() && AccountNumber.of(asked).equals(tenant.account());
    }

    /** NUM-5: every number has to match its own ZIP code, and the tenant's where it has none. */
    private static boolean sameZipCode(PlaceOrder order, OrderFacts facts) {
        return order.phoneNumbers().stream()
                .map(number -> zipCode(facts.numbers().get(number), facts.tenant()))
                .distinct()
                .allMatch(onFile -> ZipCode.isSame(order.zipCode(), onFile));
    }

    private static String zipCode(@Nullable TenantNumber number, Tenant tenant) {
        return number == null || number.zipCode().isEmpty() ? tenant.zipCode() : number.zipCode();
    }
}
