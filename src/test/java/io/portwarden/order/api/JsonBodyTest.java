package io.portwarden.order.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.FieldProblem.Code;
import io.portwarden.shared.api.JsonBody;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    private static final String COMPLETE = """
            {
              "purchaseOrderNumber": "PON-1001", "version": 2,
              "phoneNumbers": ["+12025550123", "+12025550124"],
              "accountNumber": "CONTOSO-001", "zipCode": "20001", "pin": "48392017",
              "desiredDueDate": "2026-12-01", "initiatorPhone": "+12125550100", "agencyAuthority": true,
              "newNetworkServiceProvider": "1234"
            }
            """;

    private static PortOutOrderRequest read(String json) {
        return PortOutOrderRequest.of(JsonBody.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Problem problemOf(byte[] body) {
        return assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PortOutOrderRequest.of(JsonBody.parse(body)))
                .actual()
                .problem();
    }

    private static Problem problemOf(String body) {
        return problemOf(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("ORD-1: a complete request is read field by field")
    void complete() {
        assertThat(read(COMPLETE))
                .isEqualTo(new PortOutOrderRequest(
                        "PON-1001",
                        BigInteger.TWO,
                        List.of("+12025550123", "+12025550124"),
                        "CONTOSO-001",
                        "20001",
                        "48392017",
                        "2026-12-01",
                        "+12125550100",
                        true,
                        "1234"));
    }

    @Test
    @DisplayName("ORD-1: what is left out or null is left for the check of the fields")
    void leftOut() {
        assertThat(read("{}")).isEqualTo(read("{\"pin\": null, \"version\": null, \"phoneNumbers\": null}"));
    }

    @Test
    @DisplayName("PIN-7: a request that is written out shows no PIN")
    void pinMasked() {
        assertThat(read(COMPLETE).toString()).contains("PON-1001").doesNotContain("48392017");
    }

    static Stream<String> notJson() {
        return Stream.of(
                "",
                " \n",
                "null",
                "1",
                "true",
                "\"text\"",
                "[]",
                "[" + COMPLETE + "]",
                "PON=1",
                "<order/>",
                COMPLETE + "x",
                COMPLETE + "{}",
                "{",
                "{\"version\": 1",
                "{\"version\": 1,}",
                "{version: 1}",
                "{'version': 1}",
                "{\"version\": 01}",
                "{\"version\": +1}",
                "{\"version\": NaN}",
                "{\"version\": " + "9".repeat(2000) + "}",
                "{\"zipCode\": \"two\nlines\"}",
                "{\"zipCode\": \"\0\"}",
                "/* comment */ {}",
                "\uFEFF{}",
                "{\"a\":".repeat(5000),
                "[".repeat(60_000),
                "{\"phoneNumbers\": " + "[".repeat(1000) + "]".repeat(1000) + "}");
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("ORD-1: a body that is not one JSON object is refused with 400")
    void notJson(String body) {
        assertThat(problemOf(body).type()).isEqualTo("urn:portwarden:problem:unreadable-request");
        assertThat(problemOf(body).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("ORD-1: a body in another encoding than UTF-8 is refused with 400")
    void notUtf8() {
        assertThat(problemOf(COMPLETE.getBytes(StandardCharsets.UTF_16)).status())
                .isEqualTo(400);
        assertThat(problemOf(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'})
                        .detail())
                .contains("UTF-8");
        // Longer than needed: the NUL that strict readers refuse.
        assertThat(problemOf(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'})
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\": 1, \"zipCode\": oops}",
                "{\"version\": 1, \"zipCode\": \"200",
                "{\"version\": 1, \"zipCode\": \"20001\" \"x\"}",
                "{\"version\": 1, \"zipCode\": [\"20001\" 1]}"
            })
    @DisplayName("ORD-1: where JSON breaks off, the field is named")
    void brokenAt(String body) {
        assertThat(problemOf(body).errors())
                .singleElement()
                .returns("zipCode", FieldProblem::field)
                .returns(Code.INVALID, FieldProblem::code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"pin\": \"48392017\", \"pin\": \"48392018\"}", "{\"pin\": {\"x\": 1, \"x\": 2}}"})
    @DisplayName("ORD-1: a field that is there twice is refused and named")
    void twice(String body) {
        assertThat(problemOf(body).errors())
                .singleElement()
                .returns("pin", FieldProblem::field)
                .returns(Code.DUPLICATE_FIELD, FieldProblem::code);
    }

    static Stream<Arguments> wrongType() {
        return Stream.of(
                        Stream.of("purchaseOrderNumber", "accountNumber", "zipCode", "pin", "desiredDueDate")
                                .flatMap(field -> Stream.of("1", "1.5", "true", "{}", "[]", "[\"a\"]")
                                        .map(value -> Arguments.of(field, value, field))),
                        Stream.of("initiatorPhone", "newNetworkServiceProvider")
                                .map(field -> Arguments.of(field, "12125550100", field)),
                        Stream.of("\"1\"", "\"\"", "1.5", "10e-2", "1e999999999", "true", "[1]", "{}")
                                .map(value -> Arguments.of("version", value, "version")),
                        Stream.of("\"true\"", "\"\"", "1", "0", "[true]", "{}")
                                .map(value -> Arguments.of("agencyAuthority", value, "agencyAuthority")),
                        Stream.of("\"+12025550123\"", "\"\"", "1", "{}", "true")
                                .map(value -> Arguments.of("phoneNumbers", value, "phoneNumbers")),
                        Stream.of("12025550123", "null", "true", "[\"+12025550123\"]", "{}")
                                .map(value -> Arguments.of(
                                        "phoneNumbers", "[\"+12025550123\", " + value + "]", "phoneNumbers[1]")))
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("ORD-1: a value of the wrong type is refused and named, and never turned into the right one")
    void wrongType(String field, String value, String named) {
        Problem problem = problemOf("{\"" + field + "\": " + value + "}");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors())
                .singleElement()
                .returns(named, FieldProblem::field)
                .returns(Code.WRONG_TYPE, FieldProblem::code);
    }

    @Test
    @DisplayName("ORD-1: unknown fields and wrong types are named all at once")
    void allAtOnce() {
        assertThat(problemOf("{\"pin\": 48392017, \"Pin\": \"1\", \"id\": null, \"agencyAuthority\": 1}")
                        .errors())
                .extracting(FieldProblem::field, FieldProblem::code)
                .containsExactlyInAnyOrder(
                        tuple("pin", Code.WRONG_TYPE),
                        tuple("agencyAuthority", Code.WRONG_TYPE),
                        tuple("Pin", Code.UNKNOWN_FIELD),
                        tuple("id", Code.UNKNOWN_FIELD));
    }

    @Test
    @DisplayName("ORD-1: made-up field names swell no answer")
    void manyUnknownFields() {
        StringBuilder body = new StringBuilder("{\"" + "n".repeat(5000) + "\": 1");
        for (int i = 0; i < 5000; i++) {
            body.append(",\"f").append(i).append("\":1");
        }
        List<FieldProblem> errors = problemOf(body.append('}').toString()).errors();
        assertThat(errors).hasSize(50);
        assertThat(errors).allMatch(error -> error.field().length() <= 65);
    }

    @Test
    @DisplayName("PIN-7: no refusal repeats a value")
    void noValueRepeated() {
        assertThat(problemOf("{\"pin\": 48392017}").toString()).doesNotContain("48392017");
        assertThat(problemOf("{\"pin\": \"48392017\", \"pin\": \"48392017\"}").toString())
                .doesNotContain("48392017");
        assertThat(problemOf("{\"pin\": \"48392017\" 48392017").toString()).doesNotContain("48392017");
    }
}
