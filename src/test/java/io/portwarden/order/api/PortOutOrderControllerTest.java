package io.portwarden.order.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.order.api.TestCarrier.Answer;
import io.portwarden.order.life.TestReviews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PortOutOrderControllerTest {

    private static final String PIN = "48392017";
    private static final String OTHER_PIN = "70281946";

    @Autowired
    TestWorld world;

    @Autowired
    TestCarrier.Maker carriers;

    @Autowired
    TestReviews reviews;

    TestTenant tenant;
    TestCarrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = carriers.carrier();
    }

    @Test
    @DisplayName("ORD-1: an order with the right PIN is answered with 201, pending, and where it can be read")
    void accepted() {
        world.setPin(tenant, PIN);
        ObjectNode order = carrier.order(tenant, PIN);
        Answer answer = carrier.place(order);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Location")).isEqualTo("/api/v1/port-out-orders/" + answer.text("id"));
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "purchaseOrderNumber",
                        "version",
                        "status",
                        "reasons",
                        "phoneNumbers",
                        "desiredDueDate",
                        "reviewEndsAt",
                        "timeZone",
                        "receivedAt");
        assertThat(UUID.fromString(answer.text("id"))).isNotNull();
        assertThat(answer.json().path("purchaseOrderNumber")).isEqualTo(order.path("purchaseOrderNumber"));
        assertThat(answer.json().path("version").asInt()).isEqualTo(1);
        assertThat(answer.text("status")).isEqualTo("pending");
        assertThat(answer.json().path("reasons").isEmpty()).isTrue();
        assertThat(answer.json().path("phoneNumbers")).isEqualTo(order.path("phoneNumbers"));
        assertThat(answer.json().path("desiredDueDate")).isEqualTo(order.path("desiredDueDate"));
        assertThat(answer.text("receivedAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(answer.text("reviewEndsAt"))
                .hasSameSizeAs(answer.text("receivedAt"))
                .isGreaterThan(answer.text("receivedAt"));

        Answer read = TestCarrier.send(carrier.to(answer.header("Location")));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(answer.body());
        assertThat(read.header("Cache-Control")).contains("no-store");
    }

    @Test
    @DisplayName(
            "ORD-1, ORD-4: without a review an order is answered confirmed, with its firm date and no review's end")
    void confirmedAtOnce() {
        world.setPin(tenant, PIN);
        reviews.askTenants();
        try {
            ObjectNode order = carrier.order(tenant, PIN);
            Answer answer = carrier.place(order);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text("status")).isEqualTo("confirmed");
            assertThat(answer.json().path("firmOrderCommitmentDate")).isEqualTo(order.path("desiredDueDate"));
            assertThat(answer.json().has("reviewEndsAt")).isFalse();
            assertThat(carrier.place(order).body()).as("the same again").isEqualTo(answer.body());
        } finally {
            reviews.reviewAll();
        }
    }

    @Test
    @DisplayName("ORD-1: a rejected order is answered with 201 too, and with all its reasons")
    void rejected() {
        world.setPin(tenant, PIN);
        Answer answer = carrier.place(carrier.order(tenant, OTHER_PIN)
                .put("accountNumber", "OTHER")
                .put("zipCode", "99999")
                .put("desiredDueDate", "2020-01-01"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("status")).isEqualTo("rejected");
        assertThat(answer.json().has("reviewEndsAt")).isFalse();
        assertThat(answer.json().path("reasons").values())
                .extracting(
                        reason -> reason.path("code").asString(),
                        reason -> reason.path("industryCode").asString(),
                        reason -> reason.path("field").asString())
                .contains(
                        tuple("pin-not-accepted", "8C", "pin"),
                        tuple("account-number-mismatch", "8A", "accountNumber"),
                        tuple("zip-code-mismatch", "8D", "zipCode"),
                        tuple("due-date-too-soon", "1M", "desiredDueDate"));
        assertThat(answer.json().path("reasons").values())
                .allMatch(reason -> !reason.path("detail").asString().isBlank());
    }

    @Test
    @DisplayName("PIN-5: an order without a PIN is told that one is needed")
    void withoutPin() {
        world.setPin(tenant, PIN);
        assertThat(carrier.place(carrier.order(tenant, null))
                        .json()
                        .at("/reasons/0/code")
                        .asString())
                .isEqualTo("pin-required");
    }

    @Test
    @DisplayName("ORD-2: a number that is nobody's is not portable, and named")
    void unknownNumber() {
        ObjectNode order = carrier.order(tenant, PIN);
        order.putArray("phoneNumbers").add("+13125550199");
        JsonNode reason = carrier.place(order).json().at("/reasons/0");
        assertThat(reason.path("code").asString()).isEqualTo("number-not-portable");
        assertThat(reason.path("detail").asString()).contains("+13125550199");
    }

    @Test
    @DisplayName("ORD-5: the same request again is answered with 200 and the same order, however it is written")
    void sameAgain() {
        world.setPin(tenant, PIN);
        ObjectNode order = carrier.order(tenant, PIN);
        Answer first = carrier.place(order);
        Answer again = carrier.place(order);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        Answer otherwiseWritten =
                carrier.place(order.without("version").toPrettyString().replace("\"+1", "\"\\u002B1"));
        assertThat(otherwiseWritten.status()).isEqualTo(200);
        assertThat(otherwiseWritten.body()).isEqualTo(first.body());
    }

    @Test
    @DisplayName("ORD-5: the same name with other content, be it only the PIN, is a conflict")
    void otherContent() {
        world.setPin(tenant, PIN);
        ObjectNode order = carrier.order(tenant, PIN);
        carrier.place(order);
        for (ObjectNode other : List.of(
                order.deepCopy().put("pin", OTHER_PIN),
                order.without("pin").asObject(),
                order.deepCopy().put("zipCode", "20002"))) {
            Answer answer = carrier.place(other);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("type")).isEqualTo("urn:portwarden:problem:order-name-taken");
        }
        assertThat(carrier.place(order.deepCopy().put("pin", PIN).put("version", 2))
                        .status())
                .isEqualTo(201);
        assertThat(carriers.carrier().place(order).status())
                .as("another carrier's name")
                .isEqualTo(201);
    }

    @Test
    @DisplayName("ORD-5: fifty equal requests at once make one order")
    void fiftyAtOnce() throws Exception {
        world.setPin(tenant, PIN);
        String order = carrier.order(tenant, PIN).toString();
        List<Answer> answers = TestThreads.atOnce(50, i -> carrier.place(order));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(49);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers.getFirst().text("status")).isEqualTo("pending");
        assertThat(carrier.list("").json().path("items").size()).isEqualTo(1);
    }

    @Test
    @DisplayName("ORD-1: another carrier's order, an unknown one and a malformed id do not exist, all alike")
    void foreignOrder() {
        String id = carrier.place(carrier.order(tenant, PIN)).text("id");
        assertThat(carrier.find(id).status()).isEqualTo(200);
        Answer foreign = carriers.carrier().find(id);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text("type")).isEqualTo("urn:portwarden:problem:not-found");
        for (String none : List.of(
                UUID.randomUUID().toString(), "1", "1-1-1-1-1", id + "x", id.replace("-", ""), "%3Cscript%3E")) {
            Answer answer = carrier.find(none);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(foreign.body());
        }
    }

    @Test
    @DisplayName("ORD-1: the list goes from page to page, newest first, over a carrier's own orders only")
    void pages() {
        TestCarrier other = carriers.carrier();
        other.place(other.order(tenant, null));
        List<String> placed = IntStream.range(0, 5)
                .mapToObj(i -> carrier.place(carrier.order(tenant, null)).text("id"))
                .toList();
        List<String> listed = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = carrier.list("limit=2&cursor=" + cursor).json();
            page.path("items").forEach(item -> listed.add(item.path("id").asString()));
            sizes.add(page.path("items").size());
            assertThat(page.has("nextCursor")).isEqualTo(sizes.size() < 3);
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        assertThat(sizes).containsExactly(2, 2, 1);
        assertThat(listed).containsExactlyElementsOf(placed.reversed());
        assertThat(carrier.list("limit=5").json().has("nextCursor")).isFalse();
    }

    @Test
    @DisplayName("ORD-3: the list is narrowed by status and purchase order number; other parameters change nothing")
    void filters() {
        world.setPin(tenant, PIN);
        ObjectNode good = carrier.order(tenant, PIN);
        String pending = carrier.place(good).text("id");
        String rejected = carrier.place(carrier.order(tenant, null)).text("id");
        assertThat(ids("status=pending")).containsExactly(pending);
        assertThat(ids("status=rejected")).containsExactly(rejected);
        assertThat(ids("status=completed")).isEmpty();
        assertThat(ids("purchaseOrderNumber=" + good.path("purchaseOrderNumber").asString()))
                .containsExactly(pending);
        assertThat(ids("status=rejected&purchaseOrderNumber="
                        + good.path("purchaseOrderNumber").asString()))
                .isEmpty();
        assertThat(ids("status=&purchaseOrderNumber=&cursor=&limit=")).containsExactly(rejected, pending);
    }

    private List<String> ids(String query) {
        return carrier.list(query).json().path("items").values().stream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    @Test
    @DisplayName(
            "PIN-8, ORD-16: a wrong PIN, what can be none, no PIN set and a limit reached are answered alike but for names and times")
    void pinAnswersAlike() {
        Answer notSet = carrier.place(carrier.order(tenant, OTHER_PIN));
        world.setPin(tenant, PIN);
        Answer wrong = carrier.place(carrier.order(tenant, OTHER_PIN));
        Answer malformed = atEvenPace(carrier.order(tenant, "Sesame, open!"));
        carrier.place(carrier.order(tenant, OTHER_PIN));
        carrier.place(carrier.order(tenant, OTHER_PIN));
        Answer limitReached = carrier.place(carrier.order(tenant, PIN));
        assertThat(world.superuser()
                        .sql("select reasons[1] from port_out_orders where order_id = ?::uuid")
                        .param(limitReached.text("id"))
                        .query(String.class)
                        .single())
                .isEqualTo("pin-attempts-exceeded");
        Answer malformedAfterLimit = atEvenPace(carrier.order(tenant, "12345"));
        for (Answer other : List.of(wrong, malformed, limitReached, malformedAfterLimit)) {
            assertThat(other.status()).isEqualTo(notSet.status());
            assertThat(other.body()).hasSameSizeAs(notSet.body());
            assertThat(withoutNames(other)).isEqualTo(withoutNames(notSet));
            assertThat(other.response().headers().map().keySet())
                    .isEqualTo(notSet.response().headers().map().keySet());
        }
    }

    private Answer atEvenPace(ObjectNode order) {
        long begin = System.nanoTime();
        Answer answer = carrier.place(order);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
        return answer;
    }

    @Test
    @DisplayName(
            "ORD-16: what can be no PIN makes an order, part of its content, that the tenant sees the true reason of")
    void malformedPin() {
        world.setPin(tenant, PIN);
        ObjectNode order = carrier.order(tenant, "1234").put("pin", "12a|x");
        Answer refused = carrier.place(order);
        assertThat(refused.status()).isEqualTo(201);
        assertThat(refused.json().at("/reasons/0/code").asString()).isEqualTo("pin-not-accepted");
        assertThat(carrier.place(order).body()).isEqualTo(refused.body());
        assertThat(carrier.place(order.deepCopy().put("pin", "12b")).status()).isEqualTo(409);
        assertThat(world.superuser()
                        .sql("select reasons[1] from port_out_orders where order_id = ?::uuid")
                        .param(refused.text("id"))
                        .query(String.class)
                        .single())
                .isEqualTo("pin-malformed");
        assertThat(carrier.place(carrier.order(tenant, PIN)).text("status")).isEqualTo("pending");
    }

    private static String withoutNames(Answer answer) {
        return answer.body()
                .replace(answer.text("id"), "")
                .replace(answer.text("purchaseOrderNumber"), "")
                .replace(answer.text("receivedAt"), "");
    }

    @Test
    @DisplayName("PIN-7: a PIN is in no answer")
    void noPinInAnswers() {
        world.setPin(tenant, PIN);
        ObjectNode order = carrier.order(tenant, PIN);
        Answer placed = carrier.place(order);
        List<Answer> answers = List.of(
                placed,
                carrier.place(order),
                carrier.place(order.deepCopy().put("pin", OTHER_PIN)),
                carrier.place(carrier.order(tenant, OTHER_PIN)),
                carrier.place(order.deepCopy().put("pin", PIN + "12345")),
                carrier.place(order.deepCopy().put("pin", Integer.parseInt(PIN))),
                carrier.place(order.toString().replace(PIN + "\"", PIN + "\" " + PIN)),
                carrier.find(placed.text("id")),
                carrier.list(""));
        for (Answer answer : answers) {
            assertThat(answer.body() + answer.response().headers())
                    .doesNotContain(PIN)
                    .doesNotContain(OTHER_PIN);
        }
    }
}
