package io.portwarden.order.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.calendar.DueDateRule;
import io.portwarden.calendar.Port;
import io.portwarden.calendar.PortKind;
import io.portwarden.calendar.TooSoon;
import io.portwarden.number.NumberHolders;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.TenantNumber;
import io.portwarden.order.OrderName;
import io.portwarden.order.OrderedNumber;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutCheck;
import io.portwarden.order.Reason;
import io.portwarden.pin.PinVerdict;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.tenant.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderChecksTest {

    private static final PhoneNumber ONE = new PhoneNumber("+12025550101");
    private static final PhoneNumber TWO = new PhoneNumber("+12025550102");

    /** A Monday, 10:00 in New York. */
    private static final Instant RECEIVED = Instant.parse("2026-03-02T15:00:00Z");

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Port NOT_SIMPLE = new Port(PortKind.OTHER, 2, NEW_YORK);

    private final OrderChecks checks = new OrderChecks(new DueDateRule(new BusinessCalendar(NEW_YORK)));
    private final Tenant tenant = new Tenant(TenantId.next(), "Contoso", "US", "CONTOSO-001", "20001");

    private static PlaceOrder order(String account, String zip, LocalDate due, PhoneNumber... numbers) {
        return new PlaceOrder(
                new OrderName("PON-1", 1),
                List.of(numbers),
                account,
                zip,
                null,
                due,
                new PhoneNumber("+12125550100"),
                true,
                "1234");
    }

    private static PlaceOrder good(PhoneNumber... numbers) {
        return order("CONTOSO-001", "20001", LocalDate.parse("2026-03-16"), numbers);
    }

    private OrderFacts facts(PinVerdict verdict, Set<PhoneNumber> inOpenOrder, TenantNumber... numbers) {
        Map<PhoneNumber, TenantNumber> held = new HashMap<>();
        for (TenantNumber number : numbers) {
            held.put(number.phoneNumber(), number);
        }
        return new OrderFacts(tenant, held, inOpenOrder, Set.of(), verdict, NOT_SIMPLE, Way.CARRIER);
    }

    private OrderFacts goodFacts() {
        return facts(
                new PinVerdict.Accepted(1),
                Set.of(),
                new TenantNumber(ONE, NumberStatus.ACTIVE, false),
                new TenantNumber(TWO, NumberStatus.ACTIVE, false));
    }

    @Test
    @DisplayName("ORD-2: nothing is in the way of a good order")
    void nothing() {
        assertThat(checks.of(good(ONE, TWO), goodFacts(), RECEIVED).reasons()).isEmpty();
    }

    @Test
    @DisplayName("ORD-12: no lock is asked for of a number that the order was accepted for before")
    void acceptedBefore() {
        OrderFacts facts = new OrderFacts(
                tenant,
                Map.of(
                        ONE, new TenantNumber(ONE, NumberStatus.ACTIVE, true),
                        TWO, new TenantNumber(TWO, NumberStatus.ACTIVE, true)),
                Set.of(),
                Set.of(ONE),
                new PinVerdict.Accepted(1),
                NOT_SIMPLE,
                Way.CARRIER);
        assertThat(checks.of(good(ONE, TWO), facts, RECEIVED).ofNumbers())
                .containsEntry(ONE, Set.of())
                .containsEntry(TWO, Set.of(Reason.NUMBER_LOCKED));
    }

    static Stream<Arguments> verdicts() {
        return Stream.of(
                Arguments.of(new PinVerdict.Accepted(7), List.of()),
                Arguments.of(new PinVerdict.NotRequired(), List.of()),
                Arguments.of(new PinVerdict.Missing(), List.of(Reason.PIN_MISSING)),
                Arguments.of(new PinVerdict.NotSet(), List.of(Reason.PIN_NOT_SET)),
                Arguments.of(new PinVerdict.Wrong(), List.of(Reason.PIN_WRONG)),
                Arguments.of(new PinVerdict.Malformed(), List.of(Reason.PIN_MALFORMED)),
                Arguments.of(new PinVerdict.AttemptsExceeded(), List.of(Reason.PIN_ATTEMPTS_EXCEEDED)));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    @DisplayName("ORD-2: the PIN's verdict becomes the order's reason")
    void pin(PinVerdict verdict, List<Reason> reasons) {
        OrderFacts facts = facts(verdict, Set.of(), new TenantNumber(ONE, NumberStatus.ACTIVE, false));
        assertThat(checks.of(good(ONE), facts, RECEIVED).reasons()).isEqualTo(reasons);
    }

    @ParameterizedTest
    @DisplayName("ORD-2: the account number matches, however it is spaced and capitalized")
    @CsvSource({
        "CONTOSO-001, true",
        "contoso-001, true",
        "CONTOSO -001, true",
        "CONTOSO-002, false",
        "CONTOSO001, false"
    })
    void account(String sent, boolean matches) {
        assertThat(checks.of(order(sent, "20001", LocalDate.parse("2026-03-16"), ONE), goodFacts(), RECEIVED)
                        .reasons())
                .isEqualTo(matches ? List.of() : List.of(Reason.ACCOUNT_NUMBER_MISMATCH));
    }

    @ParameterizedTest
    @DisplayName("ORD-2: the ZIP code matches, with or without its last four digits")
    @CsvSource({"20001, true", "20001-4321, true", "200014321, true", "20002, false", "2000, false", "20002-0001, false"
    })
    void zip(String sent, boolean matches) {
        assertThat(checks.of(order("CONTOSO-001", sent, LocalDate.parse("2026-03-16"), ONE), goodFacts(), RECEIVED)
                        .reasons())
                .isEqualTo(matches ? List.of() : List.of(Reason.ZIP_CODE_MISMATCH));
    }

    @ParameterizedTest
    @DisplayName("ORD-2, CAL-5: the due date is a business day, not too soon and not too late")
    @CsvSource(textBlock = """
                    SIMPLE, 2026-03-02, due-date-too-soon
                    SIMPLE, 2026-03-03, ''
                    OTHER,  2026-03-05, due-date-too-soon
                    OTHER,  2026-03-06, ''
                    SIMPLE, 2026-03-07, due-date-not-a-business-day
                    SIMPLE, 2026-03-01, due-date-too-soon due-date-not-a-business-day
                    SIMPLE, 2026-04-01, ''
                    SIMPLE, 2026-04-02, due-date-too-late
                    OTHER,  2099-03-02, due-date-too-late
                    OTHER,  2026-04-04, due-date-too-late due-date-not-a-business-day
                    """)
    void dueDate(PortKind kind, LocalDate due, String reasons) {
        OrderFacts facts = new OrderFacts(
                tenant,
                Map.of(ONE, new TenantNumber(ONE, NumberStatus.ACTIVE, false)),
                Set.of(),
                Set.of(),
                new PinVerdict.Accepted(1),
                new Port(kind, 1, NEW_YORK),
                Way.CARRIER);
        assertThat(String.join(
                        " ",
                        checks.of(order("CONTOSO-001", "20001", due, ONE), facts, RECEIVED).reasons().stream()
                                .map(Reason::code)
                                .toList()))
                .isEqualTo(reasons);
    }

    @Test
    @DisplayName("CAL-5: where that is set, too soon is in nobody's way, and the first lawful day is given")
    void earliest() {
        OrderChecks lenient = new OrderChecks(
                new DueDateRule(new BusinessCalendar(NEW_YORK), null, new TreeMap<>(), 30, TooSoon.EARLIEST));
        PlaceOrder early = order("CONTOSO-001", "20001", LocalDate.parse("2026-03-03"), ONE, TWO);
        PlaceOrder wrong = order("CONTOSO-002", "20001", LocalDate.parse("2026-03-03"), ONE, TWO);

        PortOutCheck passes = lenient.of(early, goodFacts(), RECEIVED).about(early);
        assertThat(passes.reasons()).isEmpty();
        assertThat(passes.earliestDueDate()).isEqualTo("2026-03-06");
        PortOutCheck fails = lenient.of(wrong, goodFacts(), RECEIVED).about(wrong);
        assertThat(fails.reasons()).containsExactly(Reason.ACCOUNT_NUMBER_MISMATCH);
        assertThat(fails.earliestDueDate()).isNull();
        PortOutCheck inTime = lenient.of(good(ONE, TWO), goodFacts(), RECEIVED).about(good(ONE, TWO));
        assertThat(inTime.earliestDueDate()).isNull();
    }

    @Test
    @DisplayName("ORD-2: each number says itself what is in its way")
    void numbers() {
        OrderFacts facts = facts(
                new PinVerdict.Accepted(1),
                Set.of(TWO),
                new TenantNumber(ONE, NumberStatus.INACTIVE, true),
                new TenantNumber(TWO, NumberStatus.ACTIVE, false));
        OrderFindings findings = checks.of(good(ONE, TWO), facts, RECEIVED);
        assertThat(findings.numbers(List.of(ONE, TWO)))
                .containsExactly(
                        new OrderedNumber(ONE, List.of(Reason.NUMBER_INACTIVE, Reason.NUMBER_LOCKED)),
                        new OrderedNumber(TWO, List.of(Reason.NUMBER_IN_OPEN_ORDER)));
    }

    @Test
    @DisplayName("ORD-7: a number that has left is unknown")
    void portedOut() {
        OrderFacts facts =
                facts(new PinVerdict.Accepted(1), Set.of(), new TenantNumber(ONE, NumberStatus.PORTED_OUT, true));
        assertThat(checks.of(good(ONE), facts, RECEIVED).reasons()).containsExactly(Reason.NUMBER_UNKNOWN);
    }

    @Test
    @DisplayName("ORD-2: numbers of several tenants, some of them unknown")
    void severalTenants() {
        PhoneNumber unknown = new PhoneNumber("+12025550103");
        OrderFindings findings = checks.withoutTenant(
                good(ONE, TWO, unknown),
                new NumberHolders(Map.of(ONE, TenantId.next(), TWO, TenantId.next()), Set.of()),
                NOT_SIMPLE,
                RECEIVED);
        assertThat(findings.reasons()).containsExactly(Reason.NUMBER_UNKNOWN, Reason.NUMBERS_OF_SEVERAL_TENANTS);
    }

    @ParameterizedTest
    @DisplayName("NUM-5: every number matches its own ZIP code, and the tenant's where it has none")
    @CsvSource({
        // the tenant's is 20001
        "20001, '', '', true",
        "20002, '', '', false",
        "20002, 20002, 20002-1234, true",
        "20002-9999, 20002, 20002-1234, true",
        "20001, 20002, 20002, false",
        "20002, 20002, '', false",
        "20001, 20002, '', false",
        "20001, 20001, '', true",
    })
    void zipCodesOfNumbers(String sent, String ofOne, String ofTwo, boolean matches) {
        OrderFacts facts = facts(
                new PinVerdict.Accepted(1),
                Set.of(),
                new TenantNumber(ONE, NumberStatus.ACTIVE, false, ofOne),
                new TenantNumber(TWO, NumberStatus.ACTIVE, false, ofTwo));
        PlaceOrder order = order("CONTOSO-001", sent, LocalDate.parse("2026-03-16"), ONE, TWO);
        assertThat(checks.of(order, facts, RECEIVED).reasons())
                .isEqualTo(matches ? List.of() : List.of(Reason.ZIP_CODE_MISMATCH));
    }

    @Test
    @DisplayName("NUM-3: a toll-free number leaves by no order, whoever has it; to the carrier it is not portable")
    void tollFree() {
        PhoneNumber tollFree = new PhoneNumber("+18335550101");
        OrderFacts facts = facts(
                new PinVerdict.Accepted(1),
                Set.of(),
                new TenantNumber(ONE, NumberStatus.ACTIVE, false),
                new TenantNumber(tollFree, NumberStatus.ACTIVE, false));
        OrderFindings found = checks.of(good(ONE, tollFree), facts, RECEIVED);
        assertThat(found.reasons()).containsExactly(Reason.NUMBER_TOLL_FREE);
        assertThat(found.ofNumbers().get(ONE)).isEmpty();
        assertThat(Reason.NUMBER_TOLL_FREE.carrierCode()).isEqualTo("number-not-portable");
        OrderFindings nobodys =
                checks.withoutTenant(good(tollFree), new NumberHolders(Map.of(), Set.of()), NOT_SIMPLE, RECEIVED);
        assertThat(nobodys.reasons()).containsExactly(Reason.NUMBER_UNKNOWN, Reason.NUMBER_TOLL_FREE);
    }
}
