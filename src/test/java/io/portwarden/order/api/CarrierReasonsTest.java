package io.portwarden.order.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.carrier.CarrierId;
import io.portwarden.order.OrderName;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.OrderedNumber;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CarrierReasonsTest {

    private static PortOutOrder rejected(List<OrderedNumber> numbers, Reason... reasons) {
        return new PortOutOrder(
                Identifiers.next(),
                TenantId.next(),
                CarrierId.next(),
                new PortOutOrder.Asked(
                        new OrderName("PON-1", 1),
                        "CONTOSO-001",
                        "20001",
                        LocalDate.of(2026, 12, 1),
                        new PhoneNumber("+12125550100"),
                        true,
                        "1234"),
                new PortOutOrder.Standing(
                        OrderStatus.REJECTED, List.of(reasons), numbers, null, null, null, null, null, false),
                new PortOutOrder.Stamps(Instant.EPOCH, Instant.EPOCH, 1));
    }

    private static OrderedNumber number(String number, Reason... reasons) {
        return new OrderedNumber(new PhoneNumber(number), List.of(reasons));
    }

    private static final List<OrderedNumber> NOTHING_WRONG = List.of(number("+12025550123"));

    @ParameterizedTest
    @EnumSource
    @DisplayName("ORD-1: every reason has words for the carrier")
    void everyReason(Reason reason) {
        assertThat(CarrierReasons.of(rejected(NOTHING_WRONG, reason)))
                .singleElement()
                .returns(reason.carrierCode(), ReasonAnswer::code)
                .returns(reason.industryCode(), ReasonAnswer::industryCode)
                .returns(reason.field(), ReasonAnswer::field)
                .satisfies(answer -> assertThat(answer.detail()).endsWith("."));
    }

    @Test
    @DisplayName(
            "PIN-8, ORD-16: a wrong PIN, what can be none, no PIN set and a limit reached are one and the same to the carrier")
    void pinReasonsAreOne() {
        assertThat(Stream.of(Reason.PIN_WRONG, Reason.PIN_MALFORMED, Reason.PIN_NOT_SET, Reason.PIN_ATTEMPTS_EXCEEDED)
                        .map(reason -> CarrierReasons.of(rejected(NOTHING_WRONG, reason)))
                        .distinct())
                .hasSize(1);
        assertThat(CarrierReasons.of(rejected(NOTHING_WRONG, Reason.PIN_WRONG, Reason.PIN_ATTEMPTS_EXCEEDED)))
                .hasSize(1);
    }

    @Test
    @DisplayName("ORD-1: a reason about numbers names those concerned, once")
    void namesNumbers() {
        PortOutOrder order = rejected(
                List.of(
                        number("+12025550123", Reason.NUMBER_LOCKED),
                        number("+12025550124"),
                        number("+12025550125", Reason.NUMBER_LOCKED, Reason.NUMBER_IN_OPEN_ORDER)),
                Reason.NUMBER_LOCKED,
                Reason.NUMBER_IN_OPEN_ORDER);
        List<ReasonAnswer> reasons = CarrierReasons.of(order);
        assertThat(reasons).extracting(ReasonAnswer::code).containsExactly("number-locked", "number-in-open-order");
        assertThat(reasons.get(0).detail())
                .endsWith("+12025550123, +12025550125.")
                .doesNotContain("+12025550124");
        assertThat(reasons.get(1).detail()).endsWith("+12025550125.").doesNotContain("+12025550123");
    }

    @Test
    @DisplayName(
            "ORD-15: a dispute carries no industry code; of a lock, an account, a ZIP code and a PIN it is as carriers know it")
    void industryCodes() {
        assertThat(CarrierReasons.of(rejected(NOTHING_WRONG, Reason.DISPUTED_BY_CUSTOMER)))
                .singleElement()
                .returns(null, ReasonAnswer::industryCode);
    }

    /** The contract's table; {@code -} where the industry has no code. */
    @ParameterizedTest
    @CsvSource({
        "pin-missing, pin-required, 8C",
        "pin-wrong, pin-not-accepted, 8C",
        "pin-malformed, pin-not-accepted, 8C",
        "pin-not-set, pin-not-accepted, 8C",
        "pin-attempts-exceeded, pin-not-accepted, 8C",
        "account-number-mismatch, account-number-mismatch, 8A",
        "zip-code-mismatch, zip-code-mismatch, 8D",
        "number-unknown, number-not-portable, 6A",
        "numbers-of-several-tenants, number-not-portable, 6A",
        "number-inactive, number-not-portable, 6D",
        "number-toll-free, number-not-portable, 6K",
        "number-locked, number-locked, 6P",
        "number-in-open-order, number-in-open-order, 6M",
        "due-date-too-soon, due-date-too-soon, 1M",
        "due-date-not-a-business-day, due-date-not-a-business-day, 1M",
        "due-date-too-late, due-date-too-late, -",
        "disputed-by-customer, disputed-by-customer, -",
        "waits-for-customer, waits-for-customer, -",
        "not-confirmed, not-confirmed, -",
    })
    @DisplayName("ORD-15: what each reason is to the carrier, and the industry's code for it where there is one")
    void codes(String code, String carrierCode, String industryCode) {
        Reason reason = Reason.ofCode(code);
        assertThat(reason.carrierCode()).isEqualTo(carrierCode);
        assertThat(Optional.ofNullable(reason.industryCode()).orElse("-")).isEqualTo(industryCode);
    }

    @Test
    @DisplayName("ORD-15: the contract's table has every reason")
    void everyReason() throws NoSuchMethodException {
        CsvSource table = Objects.requireNonNull(CarrierReasonsTest.class
                .getDeclaredMethod("codes", String.class, String.class, String.class)
                .getAnnotation(CsvSource.class));
        assertThat(table.value())
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactlyInAnyOrder(
                        Stream.of(Reason.values()).map(Reason::code).toArray(String[]::new));
    }

    @Test
    @DisplayName("ORD-1: numbers that cannot be moved for different reasons keep their industry codes apart")
    void industryCodesApart() {
        PortOutOrder order = rejected(
                List.of(number("+12025550123", Reason.NUMBER_UNKNOWN), number("+12025550124", Reason.NUMBER_INACTIVE)),
                Reason.NUMBER_UNKNOWN,
                Reason.NUMBER_INACTIVE);
        assertThat(CarrierReasons.of(order))
                .extracting(ReasonAnswer::industryCode)
                .containsExactly("6A", "6D");
        assertThat(CarrierReasons.of(order).getFirst().detail())
                .contains("+12025550123")
                .doesNotContain("+12025550124");
    }
}
