package io.portwarden.order.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.order.Supplement;
import io.portwarden.pin.SentPin;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.JsonFields;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SupplementCheckTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Carrier CARRIER = new Carrier(CarrierId.next(), "12AB", "Blue Ridge Telecom");

    private static Supplement check(String json) {
        ObjectNode request = JSON.readTree(json).asObject();
        return SupplementCheck.check(SupplementRequest.of(new JsonFields(request)), CARRIER);
    }

    private static Problem problemOf(String json) {
        return assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> check(json))
                .actual()
                .problem();
    }

    @Test
    @DisplayName("ORD-6: the examples of the documentation are supplements that can be")
    void examples() {
        assertThat(check(OrderMoveApi.CANCEL)).isEqualTo(new Supplement.Cancel(2));
        assertThat(check(OrderMoveApi.NEW_DUE_DATE))
                .isEqualTo(new Supplement.NewDueDate(2, LocalDate.of(2026, 12, 15)));
        assertThat(check(OrderMoveApi.CORRECTION))
                .isEqualTo(new Supplement.Correction(
                        2, null, "CONTOSO-001", null, new SentPin("48392017"), null, null, null, null));
    }

    @Test
    @DisplayName("ORD-6: a correction may hold every field of an order")
    void wholeCorrection() {
        assertThat(check("""
                        {"version": 7, "type": "correction", "phoneNumbers": ["+12025550123", "+12025550124"],
                         "accountNumber": "A", "zipCode": "Z", "pin": "483920", "desiredDueDate": "2026-12-01",
                         "initiatorPhone": "+12125550100", "agencyAuthority": false, "newNetworkServiceProvider": "12AB"}
                        """))
                .isEqualTo(new Supplement.Correction(
                        7,
                        List.of(new PhoneNumber("+12025550123"), new PhoneNumber("+12025550124")),
                        "A",
                        "Z",
                        new SentPin("483920"),
                        LocalDate.of(2026, 12, 1),
                        new PhoneNumber("+12125550100"),
                        false,
                        "12AB"));
        assertThat(check("{\"version\": 2, \"type\": \"correction\", \"zipCode\": null, \"phoneNumbers\": []}"))
                .isEqualTo(new Supplement.Correction(2, null, null, null, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | version,type",
                "{\"version\": 1, \"type\": \"cancel\"} | version",
                "{\"version\": 1000, \"type\": \"cancel\"} | version",
                "{\"version\": 2} | type",
                "{\"version\": 2, \"type\": \"\"} | type",
                "{\"version\": 2, \"type\": \"Cancel\"} | type",
                "{\"version\": 2, \"type\": \"completion\"} | type",
                "{\"version\": 2, \"type\": \"new-due-date\"} | desiredDueDate",
                "{\"version\": 2, \"type\": \"new-due-date\", \"desiredDueDate\": \"2026-02-30\"} | desiredDueDate",
                "{\"version\": 2, \"type\": \"new-due-date\", \"desiredDueDate\": \" \"} | desiredDueDate",
                "{\"version\": 2, \"type\": \"correction\", \"pin\": \"11111111111111111111111111111111111111111111111111111111111111111\","
                        + " \"zipCode\": \"\"} | zipCode,pin",
                "{\"version\": 2, \"type\": \"correction\", \"newNetworkServiceProvider\": \"9999\"}"
                        + " | newNetworkServiceProvider"
            })
    @DisplayName("ORD-6: what can never be a supplement is refused, every field at once")
    void impossible(String json, String fields) {
        Problem problem = problemOf(json);
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).extracting(FieldProblem::field).containsExactly(fields.split(","));
    }

    static Stream<String> outOfPlace() {
        return Stream.of(
                "\"phoneNumbers\": [\"+12025550123\"]",
                "\"accountNumber\": \"A\"",
                "\"zipCode\": \"20001\"",
                "\"pin\": \"48392017\"",
                "\"initiatorPhone\": \"+12125550100\"",
                "\"agencyAuthority\": true",
                "\"newNetworkServiceProvider\": \"12AB\"");
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("ORD-6: a field that would change nothing is refused rather than passed over")
    void outOfPlace(String field) {
        for (String rest :
                List.of("\"type\": \"cancel\", ", "\"type\": \"new-due-date\", \"desiredDueDate\": \"2026-12-01\", ")) {
            Problem problem = problemOf("{\"version\": 2, " + rest + field + "}");
            assertThat(problem.errors()).singleElement().returns(FieldProblem.Code.NOT_APPLICABLE, FieldProblem::code);
            assertThat(problem.toString()).doesNotContain("48392017");
        }
    }

    @Test
    @DisplayName("PIN-7: a supplement says nothing of its PIN")
    void pinUnsaid() {
        ObjectNode request = JSON.readTree(OrderMoveApi.CORRECTION).asObject();
        assertThat(SupplementRequest.of(new JsonFields(request)).toString()).doesNotContain("48392017");
    }
}
