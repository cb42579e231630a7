package io.portwarden.order.api;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.order.Explanation;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.access.DisputeService;
import io.portwarden.order.access.OrderService;
import io.portwarden.order.api.TestCarrier.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import tools.jackson.databind.node.ObjectNode;

/** Supplements, completion and checks over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OrderMoveControllerTest {

    private static final String PIN = "48392017";
    private static final String OTHER_PIN = "70281946";
    private static final Duration REFUSAL_TIME = Duration.ofMillis(250);

    @Autowired
    TestWorld world;

    @Autowired
    TestCarrier.Maker carriers;

    @Autowired
    OrderService tenantSide;

    @Autowired
    DisputeService disputes;

    TestTenant tenant;
    TestCarrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        world.setPin(tenant, PIN);
        carrier = carriers.carrier();
    }

    private String place(@Nullable String pin) {
        return carrier.place(carrier.order(tenant, pin)).text("id");
    }

    private Answer cancel(String id, int version) {
        return carrier.supplement(id, "{\"version\": " + version + ", \"type\": \"cancel\"}");
    }

    private Answer correct(String id, int version, String pin) {
        return carrier.supplement(
                id, "{\"version\": " + version + ", \"type\": \"correction\", \"pin\": \"" + pin + "\"}");
    }

    private Answer reschedule(String id, int version, LocalDate date) {
        return carrier.supplement(
                id, "{\"version\": " + version + ", \"type\": \"new-due-date\", \"desiredDueDate\": \"" + date + "\"}");
    }

    private void confirm(String id) {
        as(tenant.admin(), () -> tenantSide.confirm(UUID.fromString(id)));
    }

    private void makeDue(String id) {
        world.superuser()
                .sql(
                        "update port_out_orders set firm_order_commitment_date = current_date - 1 where order_id = ?::uuid")
                .param(id)
                .update();
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:portwarden:problem:move-refused");
        assertThat(answer.text("code")).isEqualTo(code);
    }

    @Test
    @DisplayName(
            "ORD-6: each supplement is answered with 200 and the order in its new version; the same again likewise")
    void supplements() {
        String id = place(OTHER_PIN);
        Answer corrected = correct(id, 2, PIN);
        assertThat(corrected.status()).isEqualTo(200);
        assertThat(corrected.text("status")).isEqualTo("pending");
        assertThat(corrected.json().path("version").asInt()).isEqualTo(2);
        assertThat(correct(id, 2, PIN).body()).isEqualTo(corrected.body());

        LocalDate later = OrderFixture.farBusinessDay().plusWeeks(1);
        while (reschedule(id, 3, later).status() != 200) {
            later = later.plusDays(1); // a holiday
        }
        assertThat(carrier.find(id).text("desiredDueDate")).isEqualTo(later.toString());
        assertThat(carrier.find(id).text("status")).isEqualTo("pending");

        Answer cancelled = cancel(id, 4);
        assertThat(cancelled.text("status")).isEqualTo("cancelled");
        assertThat(carrier.find(id).body()).isEqualTo(cancelled.body());
    }

    @Test
    @DisplayName("ORD-6: what an order does not allow is answered with 409 and says what would be allowed")
    void refusedSupplements() {
        String id = place(PIN);
        assertRefused(cancel(id, 3), "version-not-next");
        assertThat(cancel(id, 3).text("detail")).contains("version 1").contains("version 2");
        Answer sunday = reschedule(id, 2, LocalDate.of(2020, 1, 5));
        assertRefused(sunday, "due-date-not-possible");
        assertThat(sunday.json().path("reasons").values())
                .extracting(reason -> reason.path("code").asString())
                .containsExactlyInAnyOrder("due-date-too-soon", "due-date-not-a-business-day");
        assertThat(carrier.find(id).json().path("version").asInt()).isEqualTo(1);

        assertThat(cancel(id, 2).status()).isEqualTo(200);
        assertRefused(correct(id, 3, PIN), "not-in-this-state");
        Answer taken = correct(id, 2, PIN);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text("type")).isEqualTo("urn:portwarden:problem:order-name-taken");
    }

    @Test
    @DisplayName("ORD-6: a correction that leads to another customer's number is answered with 409")
    void othersNumber() {
        TestTenant other = world.usTenant();
        assertRefused(
                carrier.supplement(
                        place(PIN),
                        "{\"version\": 2, \"type\": \"correction\", \"pin\": \"" + PIN + "\", \"phoneNumbers\": [\""
                                + other.number(0).e164() + "\"]}"),
                "numbers-of-another-customer");
    }

    @Test
    @DisplayName("ORD-7: a confirmed order is completed once it is due, with no body or an empty object")
    void completion() {
        String id = place(PIN);
        assertRefused(carrier.complete(id), "not-in-this-state");
        confirm(id);
        assertThat(carrier.find(id).text("firmOrderCommitmentDate")).isNotEmpty();
        assertRefused(carrier.complete(id), "before-due-date");
        makeDue(id);
        String path = "/api/v1/port-out-orders/" + id + "/completion";
        Answer surprise = TestCarrier.send(carrier.post(path, "{\"surprise\": 1}"));
        assertThat(surprise.status()).isEqualTo(400);
        assertThat(surprise.errorFields()).containsExactly("surprise");
        assertThat(TestCarrier.send(carrier.to(path).header("Content-Type", "x").POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(415);
        assertThat(carrier.find(id).text("status")).isEqualTo("confirmed");
        Answer completed = TestCarrier.send(carrier.post(path, "{}"));
        assertThat(completed.status()).isEqualTo(200);
        assertThat(completed.text("status")).isEqualTo("completed");
        assertRefused(carrier.complete(id), "not-in-this-state");
    }

    @Test
    @DisplayName("ORD-12: an order is completed whatever is locked by then: it has happened")
    void locked() {
        String id = place(PIN);
        confirm(id);
        makeDue(id);
        world.superuser()
                .sql("update phone_numbers set locked = true where phone_number = ?")
                .param(tenant.number(0).e164())
                .update();
        assertThat(carrier.complete(id).text("status")).isEqualTo("completed");
    }

    @Test
    @DisplayName("ORD-4: the carrier reads why the provider decided a dispute so, and not what the customer wrote")
    void decision() {
        String id = place(PIN);
        as(tenant.admin(), () -> tenantSide.dispute(UUID.fromString(id), new Explanation("Never heard of them.")));
        assertThat(carrier.find(id).text("status")).isEqualTo("disputed");
        as(world.operator(), () -> disputes.uphold(UUID.fromString(id), new Explanation("No letter was shown.")));
        Answer rejected = carrier.find(id);
        assertThat(rejected.text("status")).isEqualTo("rejected");
        assertThat(rejected.json().at("/reasons/0/code").asString()).isEqualTo("disputed-by-customer");
        assertThat(rejected.text("decision")).isEqualTo("No letter was shown.");
        assertThat(rejected.body()).doesNotContain("Never heard", "Ada", "Olga");
        assertThat(correct(id, 2, PIN).json().has("decision")).isFalse();
    }

    @Test
    @DisplayName("ORD-2: a check says what an order would come to, needs no name and leaves no order")
    void checks() {
        ObjectNode good = carrier.order(tenant, PIN);
        for (ObjectNode asked : List.of(
                good, good.without(List.of("purchaseOrderNumber", "version")).asObject())) {
            Answer answer = carrier.check(asked);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"wouldPass\":true,\"reasons\":[]}");
        }
        Answer refused = carrier.check(good.deepCopy().put("pin", OTHER_PIN).put("zipCode", "99999"));
        assertThat(refused.json().path("wouldPass").asBoolean()).isFalse();
        assertThat(refused.json().path("reasons").values())
                .extracting(reason -> reason.path("code").asString())
                .containsExactly("pin-not-accepted", "zip-code-mismatch");
        assertThat(carrier.list("").json().path("items").isEmpty()).isTrue();

        Answer impossible = carrier.check(
                good.deepCopy().put("purchaseOrderNumber", "P".repeat(26)).put("pin", "1".repeat(65)));
        assertThat(impossible.status()).isEqualTo(422);
        assertThat(impossible.errorFields()).containsExactly("purchaseOrderNumber", "pin");
    }

    @Test
    @DisplayName(
            "PIN-8, ORD-16: corrections and checks do not tell a wrong PIN, what can be none, no PIN set and a limit apart")
    void pinAnswersAlike() {
        List<Answer> checks = new ArrayList<>();
        List<Answer> corrections = new ArrayList<>();
        TestTenant without = world.usTenant();
        checks.add(atEvenPace(() -> carrier.check(carrier.order(without, OTHER_PIN))));
        String ofTenantWithout =
                carrier.place(carrier.order(without, OTHER_PIN)).text("id");
        corrections.add(atEvenPace(() -> correct(ofTenantWithout, 2, OTHER_PIN)));
        String id = place(OTHER_PIN); // the first guess
        checks.add(atEvenPace(() -> carrier.check(carrier.order(tenant, OTHER_PIN))));
        corrections.add(atEvenPace(() -> correct(id, 2, OTHER_PIN)));
        checks.add(atEvenPace(() -> carrier.check(carrier.order(tenant, "four"))));
        corrections.add(atEvenPace(() -> correct(id, 3, "four")));
        checks.add(atEvenPace(() -> carrier.check(carrier.order(tenant, PIN))));
        corrections.add(atEvenPace(() -> correct(id, 4, PIN)));
        assertThat(world.superuser()
                        .sql("select reasons[1] from port_out_orders where order_id = ?::uuid")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("pin-attempts-exceeded");
        assertThat(checks)
                .extracting(Answer::body)
                .containsOnly(checks.getFirst().body());
        assertThat(corrections).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).hasSameSizeAs(corrections.getFirst().body());
            assertThat(answer.json().path("reasons"))
                    .isEqualTo(corrections.getFirst().json().path("reasons"));
        });
    }

    private static Answer atEvenPace(Supplier<Answer> ask) {
        long begin = System.nanoTime();
        Answer answer = ask.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(REFUSAL_TIME);
        assertThat(answer.body() + answer.response().headers()).doesNotContain(PIN, OTHER_PIN);
        return answer;
    }

    @Test
    @DisplayName("ORD-6: another carrier's order, an unknown one and a malformed id do not exist, all alike")
    void foreignOrder() {
        String id = place(PIN);
        TestCarrier other = carriers.carrier();
        for (String none : List.of(id, UUID.randomUUID().toString(), "1")) {
            Answer supplemented = other.supplement(none, OrderMoveApi.CANCEL);
            assertThat(supplemented.status()).isEqualTo(404);
            assertThat(other.complete(none).body()).isEqualTo(supplemented.body());
            assertThat(other.find(none).body()).isEqualTo(supplemented.body());
        }
        assertThat(carrier.find(id).text("status")).isEqualTo("pending");
    }
}
