package io.portwarden.order.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.order.OrderName;
import io.portwarden.order.PlaceOrder;
import io.portwarden.pin.SentPin;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.FieldProblem.Code;
import io.portwarden.shared.api.JsonFields;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RequestCheckTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Carrier CARRIER = new Carrier(CarrierId.next(), "12AB", "Blue Ridge Telecom");

    private static ObjectNode good() {
        return JSON.readTree(PortOutOrderApi.EXAMPLE).asObject();
    }

    private static PlaceOrder check(ObjectNode request) {
        return RequestCheck.check(PortOutOrderRequest.of(new JsonFields(request)), CARRIER);
    }

    private static List<FieldProblem> problemsOf(ObjectNode request) {
        Problem problem = assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> check(request))
                .actual()
                .problem();
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.type()).isEqualTo("urn:portwarden:problem:impossible-request");
        return problem.errors();
    }

    private static void assertRefused(ObjectNode request, String field, Code code) {
        assertThat(problemsOf(request))
                .singleElement()
                .returns(field, FieldProblem::field)
                .returns(code, FieldProblem::code);
    }

    @Test
    @DisplayName("ORD-1: the example of the documentation is a request that can be")
    void example() {
        assertThat(check(good()))
                .isEqualTo(new PlaceOrder(
                        new OrderName("PON-1001", 1),
                        List.of(new PhoneNumber("+12025550123")),
                        "CONTOSO-001",
                        "20001",
                        new SentPin("48392017"),
                        LocalDate.of(2026, 12, 1),
                        new PhoneNumber("+12125550100"),
                        true,
                        "12AB"));
    }

    @Test
    @DisplayName("CAR-1: the new provider may be any SPID on the carrier's list, and no other")
    void otherSpid() {
        Carrier wholesaler = new Carrier(CARRIER.id(), "12AB", "Blue Ridge Wholesale", List.of("34CD", "56EF"));
        ObjectNode order = good().put("newNetworkServiceProvider", "56EF");
        assertThat(RequestCheck.check(PortOutOrderRequest.of(new JsonFields(order)), wholesaler)
                        .newNetworkServiceProvider())
                .isEqualTo("56EF");
        assertRefused(order, "newNetworkServiceProvider", Code.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "pin", "newNetworkServiceProvider"})
    @DisplayName("ORD-2: version, PIN and SPID may be left out, or be null")
    void optional(String field) {
        ObjectNode without = good().without(field).asObject();
        ObjectNode withNull = good().putNull(field);
        assertThat(check(without)).isEqualTo(check(withNull));
        assertThat(check(without).name().version()).isEqualTo(1);
        assertThat(check(without).newNetworkServiceProvider()).isEqualTo("12AB");
    }

    @Test
    @DisplayName("PIN-5: an order without a PIN is an order without a PIN, for the checks to judge")
    void withoutPin() {
        assertThat(check(good().without("pin").asObject()).pin()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "purchaseOrderNumber",
                "phoneNumbers",
                "accountNumber",
                "zipCode",
                "desiredDueDate",
                "initiatorPhone",
                "agencyAuthority"
            })
    @DisplayName("ORD-1: a field that is needed and not there, or null, is named")
    void missing(String field) {
        assertRefused(good().without(field).asObject(), field, Code.REQUIRED);
        assertRefused(good().putNull(field), field, Code.REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"purchaseOrderNumber", "accountNumber", "zipCode", "desiredDueDate", "initiatorPhone"})
    @DisplayName("ORD-1: a field that is needed and blank is named")
    void blank(String field) {
        assertRefused(good().put(field, ""), field, Code.REQUIRED);
        assertRefused(good().put(field, " \u2003 "), field, Code.REQUIRED);
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                        values(
                                "purchaseOrderNumber",
                                "P".repeat(26),
                                " PON",
                                "PON ",
                                "PON\n1",
                                "PON\t1",
                                "PÖN",
                                "PON\u007F",
                                "\u0000"),
                        values("pin", "9".repeat(65), " ".repeat(65), "9".repeat(60_000)),
                        values("zipCode", "2".repeat(21), "20001\u0000", "200\n01", "\uD800", "20\u200B001"),
                        values("accountNumber", "A".repeat(51), "A\u0000", "A\r\nB", "A\u2028B", "\uDC00", "A\u202EB"),
                        values("desiredDueDate", "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "20261201"),
                        values("desiredDueDate", "2026-1-2", "01.12.2026", "tomorrow", "2026-12-01T00:00:00Z"),
                        values("desiredDueDate", "+12026-12-01", "-2026-12-01", "２０２６-12-01", "2026-12-01 "),
                        values(
                                "initiatorPhone",
                                "2125550100",
                                "+1 212 555 0100",
                                "+1",
                                "tel:+12125550100",
                                "+0125550100"),
                        values("newNetworkServiceProvider", "", "12ab", "12AC", "12A", "12ABC", "12AB "))
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> values(String field, String... values) {
        return Stream.of(values).map(value -> Arguments.of(field, value));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("ORD-1, PIN-1: a text that can never be right is refused and named")
    void impossible(String field, String value) {
        assertRefused(good().put(field, value), field, Code.INVALID);
    }

    @ParameterizedTest
    @CsvSource({"purchaseOrderNumber,25", "accountNumber,50", "zipCode,20"})
    @DisplayName("ORD-1: the longest texts are taken")
    void longest(String field, int length) {
        assertThat(check(good().put(field, "x".repeat(length)))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>&amp;</b>", "'; drop table pins; --", "Größe 7 €", "= 1 + 1", "O'Neil \"7\""})
    @DisplayName("ORD-1: an account number may hold whatever is visible")
    void visible(String text) {
        assertThat(check(good().put("accountNumber", text)).accountNumber()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000", "2147483648", "99999999999999999999999999"})
    @DisplayName("ORD-5: a version is from 1 to 999")
    void version(String number) {
        assertRefused(good().put("version", new BigInteger(number)), "version", Code.INVALID);
        assertThat(check(good().put("version", 999)).name().version()).isEqualTo(999);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2025550123", "+1202555012345", "(202) 555-0123", "+1202555012３", "+99912345678"})
    @DisplayName("ORD-2: a text that is no telephone number is named with its place")
    void noPhoneNumber(String text) {
        ObjectNode request = good();
        request.putArray("phoneNumbers").add("+12025550123").add(text);
        assertRefused(request, "phoneNumbers[1]", text.isEmpty() ? Code.REQUIRED : Code.INVALID);
    }

    @Test
    @DisplayName("ORD-2: an order without any number is refused")
    void noNumbers() {
        ObjectNode request = good();
        request.putArray("phoneNumbers");
        assertRefused(request, "phoneNumbers", Code.REQUIRED);
    }

    @Test
    @DisplayName("ORD-2: the same number twice is refused, and the second named")
    void sameNumberTwice() {
        ObjectNode request = good();
        request.putArray("phoneNumbers").add("+12025550123").add("+12025550124").add("+12025550123");
        assertRefused(request, "phoneNumbers[2]", Code.DUPLICATE);
    }

    @Test
    @DisplayName("ORD-2: an order moves 500 numbers at the most")
    void tooManyNumbers() {
        assertThat(check(withNumbers(500)).phoneNumbers()).hasSize(500);
        assertRefused(withNumbers(501), "phoneNumbers", Code.TOO_MANY);
    }

    private static ObjectNode withNumbers(int count) {
        ObjectNode request = good();
        var numbers = request.putArray("phoneNumbers");
        IntStream.range(0, count).forEach(i -> numbers.add(String.format(Locale.ROOT, "+1202555%04d", i)));
        return request;
    }

    @Test
    @DisplayName("ORD-1: everything that is wrong is named at once")
    void allAtOnce() {
        ObjectNode request = JSON.createObjectNode()
                .put("purchaseOrderNumber", "P".repeat(26))
                .put("version", 0)
                .put("zipCode", "")
                .put("pin", "1".repeat(65))
                .put("desiredDueDate", "2026-02-30")
                .put("initiatorPhone", "911")
                .put("newNetworkServiceProvider", "9999");
        request.putArray("phoneNumbers").add("1").add("+12025550123").add("2");
        assertThat(problemsOf(request))
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder(
                        "purchaseOrderNumber",
                        "version",
                        "phoneNumbers[0]",
                        "phoneNumbers[2]",
                        "accountNumber",
                        "zipCode",
                        "pin",
                        "desiredDueDate",
                        "initiatorPhone",
                        "agencyAuthority",
                        "newNetworkServiceProvider");
    }

    @Test
    @DisplayName("PIN-7: a refused PIN is not repeated")
    void refusedPin() {
        assertThat(problemsOf(good().put("pin", "4839201X".repeat(9))).toString())
                .doesNotContain("48392");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "12345",
                "12345678901",
                "12 45 67",
                "1234567a",
                "+1234567",
                "１２３４５６７８",
                " 48392017",
                "48392017\u200B",
                " "
            })
    @DisplayName("ORD-16: what can be no PIN comes with an order all the same, and is not said by it")
    void malformedPin(String pin) {
        SentPin sent = new SentPin(pin);
        assertThat(check(good().put("pin", pin)).pin()).isEqualTo(sent);
        assertThat(sent).hasToString("SentPin[******]");
        assertThat(sent.wellFormed()).isEmpty();
    }

    @Test
    @DisplayName("ORD-16: what is sent as a PIN has up to 64 characters, and empty it is none")
    void lengthOfPin() {
        for (String longest : List.of("x".repeat(64), "\uD83D\uDE00".repeat(64))) {
            assertThat(check(good().put("pin", longest)).pin()).isEqualTo(new SentPin(longest));
        }
        assertThat(check(good().put("pin", "")).pin()).isNull();
    }
}
