package io.portwarden.order.check;

import io.portwarden.order.OrderMove;
import io.portwarden.order.Reason;
import io.portwarden.shared.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that test keys see (API-22): of 555-01XX, which is kept for fiction and never given to anybody. Each stands for a
 * reason for which an order is refused, or for what becomes of one that passes; docs/test-keys.md lists them.
 */
public enum MadeNumber {
    /** In review for as long as a real one would be, then confirmed. */
    REVIEWED(100),
    REVIEWED_TOO(101),
    CONFIRMED_SOON(102, OrderMove.CONFIRM),
    CONFIRMED_AT_ONCE(103),
    /** For its firm due date the day on which it came, so that it can be completed. */
    DUE_TODAY(104),
    DISPUTED(105, OrderMove.DISPUTE),
    DISPUTE_UPHELD(106, OrderMove.DISPUTE, OrderMove.UPHOLD_DISPUTE),
    DISPUTE_OVERRULED(107, OrderMove.DISPUTE, OrderMove.OVERRULE_DISPUTE),
    LAPSED(108, OrderMove.CONFIRM, OrderMove.LAPSE),
    /** The only number of another customer: a simple port (CAL-1). */
    SIMPLE(110),
    PIN_MISSING(120, Reason.PIN_MISSING),
    PIN_WRONG(121, Reason.PIN_WRONG),
    PIN_MALFORMED(122, Reason.PIN_MALFORMED),
    PIN_NOT_SET(123, Reason.PIN_NOT_SET),
    PIN_ATTEMPTS_EXCEEDED(124, Reason.PIN_ATTEMPTS_EXCEEDED),
    ACCOUNT_NUMBER_MISMATCH(125, Reason.ACCOUNT_NUMBER_MISMATCH),
    ZIP_CODE_MISMATCH(126, Reason.ZIP_CODE_MISMATCH),
    UNKNOWN(127, Reason.NUMBER_UNKNOWN),
    OF_SEVERAL_TENANTS(128, Reason.NUMBERS_OF_SEVERAL_TENANTS),
    INACTIVE(129, Reason.NUMBER_INACTIVE),
    LOCKED(130, Reason.NUMBER_LOCKED),
    IN_OPEN_ORDER(131, Reason.NUMBER_IN_OPEN_ORDER),
    DUE_DATE_TOO_SOON(132, Reason.DUE_DATE_TOO_SOON),
    DUE_DATE_TOO_LATE(133, Reason.DUE_DATE_TOO_LATE),
    DUE_DATE_NOT_A_BUSINESS_DAY(134, Reason.DUE_DATE_NOT_A_BUSINESS_DAY),
    WAITS_FOR_CUSTOMER(135, Reason.WAITS_FOR_CUSTOMER),
    NOT_CONFIRMED(136, Reason.NOT_CONFIRMED),
    TOLL_FREE("800", 137, Reason.NUMBER_TOLL_FREE);

    private final PhoneNumber number;
    private final @Nullable Reason reason;
    private final List<OrderMove> course;

    MadeNumber(int line, OrderMove... course) {
        this("212", line, null, course);
    }

    MadeNumber(int line, Reason reason) {
        this("212", line, reason);
    }

    MadeNumber(String areaCode, int line, @Nullable Reason reason, OrderMove... course) {
        this.number = new PhoneNumber("+1" + areaCode + "5550" + line);
        this.reason = reason;
        this.course = List.of(course);
    }

    public PhoneNumber number() {
        return number;
    }

    /** What is in the way of every order for it; nothing where what was sent decides. */
    public Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    /** What others do to an order for it, one after the other; empty where it goes its usual way. */
    public List<OrderMove> course() {
        return course;
    }

    /** Whether an order for it is confirmed without a review. */
    public boolean isConfirmedAtOnce() {
        return this == CONFIRMED_AT_ONCE || this == DUE_TODAY;
    }

    boolean has(Reason wanted) {
        return reason == wanted;
    }

    public static Optional<MadeNumber> of(PhoneNumber number) {
        return Stream.of(values()).filter(made -> made.number.equals(number)).findFirst();
    }

    /** Which of an order's numbers says what becomes of it. */
    public static MadeNumber leading(List<PhoneNumber> ordered) {
        return ordered.stream()
                .flatMap(number -> of(number).stream())
                .filter(made -> made.isConfirmedAtOnce() || !made.course.isEmpty())
                .findFirst()
                .orElse(REVIEWED);
    }
}
