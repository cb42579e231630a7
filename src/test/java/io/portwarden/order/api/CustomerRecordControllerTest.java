package io.portwarden.order.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.order.CustomerRecord;
import io.portwarden.order.api.TestCarrier.Answer;
import io.portwarden.shared.PhoneNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** CSR-1: what is on file about a customer is given to whoever has its account number, ZIP code and PIN. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class CustomerRecordControllerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RECORDS = "/api/v1/customer-records";
    private static final String PIN = "48392017";
    private static final String WRONG = "70281946";

    @Autowired
    TestWorld world;

    @Autowired
    TestCarrier.Maker carriers;

    TestTenant tenant;
    TestCarrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = carriers.carrier();
    }

    private static ObjectNode inquiry(TestTenant tenant, @Nullable String pin) {
        return JSON.createObjectNode()
                .put("accountNumber", tenant.tenant().accountNumber())
                .put("zipCode", tenant.tenant().zipCode())
                .put("pin", pin);
    }

    private Answer ask(ObjectNode inquiry) {
        return TestCarrier.send(carrier.post(RECORDS, inquiry.toString()));
    }

    private static List<String> codes(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("given").asBoolean())
                .isEqualTo(answer.json().path("reasons").isEmpty());
        return answer.json().path("reasons").values().stream()
                .map(reason -> reason.path("code").asString())
                .toList();
    }

    @Test
    @DisplayName(
            "CSR-1: with account number, ZIP code and PIN a carrier reads name and numbers in service, and no more")
    void given() {
        world.setPin(tenant, PIN);
        world.superuser()
                .sql("update phone_numbers set status = 'inactive' where tenant_id = ? and phone_number = ?")
                .params(tenant.id().value(), tenant.number(3).e164())
                .update();
        Answer answer = ask(inquiry(tenant, PIN)
                .put("accountNumber", tenant.tenant().accountNumber().toLowerCase(Locale.ROOT)));
        assertThat(codes(answer)).isEmpty();
        assertThat(answer.json().propertyNames())
                .containsExactly("given", "reasons", "accountNumber", "name", "phoneNumbers");
        assertThat(answer.text("name")).isEqualTo(tenant.tenant().name());
        assertThat(answer.json().path("phoneNumbers").values())
                .extracting(JsonNode::asString)
                .containsExactlyElementsOf(tenant.phoneNumbers().stream()
                        .filter(number -> !number.equals(tenant.number(3)))
                        .map(PhoneNumber::e164)
                        .sorted()
                        .toList());
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    @DisplayName(
            "CSR-1, PIN-8: wrong PIN, none set, limit reached, and a country without a PIN are one answer, byte for byte")
    void oneAnswer() {
        TestTenant notSet = world.usTenant();
        TestTenant elsewhere = world.tenant("FR");
        world.setPin(tenant, PIN);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            answers.add(ask(inquiry(tenant, WRONG)).body());
        }
        answers.add(ask(inquiry(tenant, PIN)).body());
        answers.add(ask(inquiry(notSet, PIN)).body());
        answers.add(ask(inquiry(elsewhere, PIN)).body());
        assertThat(answers).containsOnly(answers.getFirst()).first().asString().contains("pin-not-accepted");
        assertThat(codes(ask(inquiry(notSet, null)))).containsExactly("pin-required");
        assertThat(codes(ask(inquiry(elsewhere, null)))).containsExactly("pin-required");
    }

    @Test
    @DisplayName("CSR-1, PIN-8: a wrong PIN is a guess like that of an order: three of both are the limit for both")
    void oneCount() {
        world.setPin(tenant, PIN);
        ask(inquiry(tenant, WRONG));
        ask(inquiry(tenant, WRONG));
        carrier.place(carrier.order(tenant, WRONG));
        assertThat(codes(ask(inquiry(tenant, PIN)))).containsExactly("pin-not-accepted");
        assertThat(carrier.place(carrier.order(tenant, PIN)).text("status")).isEqualTo("rejected");
        assertThat(guesses()).isEqualTo(3);
    }

    @Test
    @DisplayName("CSR-1, PIN-8: of 40 wrong PINs at once, with orders and with questions, exactly three are compared")
    void atOnce() throws Exception {
        world.setPin(tenant, PIN);
        TestThreads.atOnce(
                40,
                i -> i % 2 == 0
                        ? ask(inquiry(tenant, WRONG)).status()
                        : carrier.place(carrier.order(tenant, WRONG)).status());
        assertThat(guesses()).isEqualTo(3);
    }

    private int guesses() {
        return world.superuser()
                .sql("select count(*) from pin_guesses where tenant_id = ? and outcome = 'wrong'")
                .param(tenant.id().value())
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({
        "OTHER-ACCOUNT, 20001, 48392017, account-number-mismatch",
        "ours, 99999, 48392017, zip-code-mismatch",
        "ours, 99999, 70281946, pin-not-accepted zip-code-mismatch",
        "ours, 99999, , pin-required zip-code-mismatch"
    })
    @DisplayName("CSR-1: the reasons are those of an order, in its order")
    void reasons(String account, String zip, @Nullable String pin, String expected) {
        world.setPin(tenant, PIN);
        ObjectNode inquiry = inquiry(tenant, pin).put("zipCode", zip);
        if (!account.equals("ours")) {
            inquiry.put("accountNumber", account);
        }
        assertThat(String.join(" ", codes(ask(inquiry)))).isEqualTo(expected);
    }

    @Test
    @DisplayName("CSR-1: a closed tenant's account, and one that several share, is nobody's, and no PIN is compared")
    void nobodys() {
        world.setPin(tenant, PIN);
        world.superuser()
                .sql("update tenants set shared_account_key = account_key where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        assertThat(codes(ask(inquiry(tenant, WRONG)))).containsExactly("account-number-mismatch");
        world.superuser().sql("""
                        with stated as materialized (select set_config('portwarden.provider', 'on', true) as provider)
                        update tenants set shared_account_key = null, status = 'closed' from stated
                        where tenant_id = ? and provider = 'on'
                        """).param(tenant.id().value()).update();
        assertThat(codes(ask(inquiry(tenant, PIN)))).containsExactly("account-number-mismatch");
        assertThat(guesses()).isZero();
    }

    @Test
    @DisplayName("CSR-1, PIN-8: whatever the reason, no refusal comes sooner than that of a PIN")
    void pace() {
        world.setPin(tenant, PIN);
        for (ObjectNode refused : List.of(
                inquiry(tenant, WRONG),
                inquiry(tenant, PIN).put("accountNumber", "NOBODYS"),
                inquiry(tenant, PIN).put("zipCode", "99999"))) {
            long begin = System.nanoTime();
            assertThat(codes(ask(refused))).isNotEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
        }
    }

    @Test
    @DisplayName("CSR-1: a record with many numbers is read part by part, each with the PIN")
    void parts() {
        world.setPin(tenant, PIN);
        world.superuser().sql("""
                        insert into phone_numbers (tenant_id, phone_number, status, locked)
                        select ?, '+1917' || (2000000 + n), 'active', false from generate_series(1, 2491) n
                        """).param(tenant.id().value()).update();
        List<String> read = new ArrayList<>();
        ObjectNode inquiry = inquiry(tenant, PIN);
        List<Integer> sizes = new ArrayList<>();
        while (true) {
            Answer answer = ask(inquiry);
            List<String> part = answer.json().path("phoneNumbers").values().stream()
                    .map(JsonNode::asString)
                    .toList();
            sizes.add(part.size());
            read.addAll(part);
            if (!answer.json().has("next")) {
                break;
            }
            inquiry.put("after", answer.text("next"));
        }
        assertThat(sizes).containsExactly(1000, 1000, 501);
        assertThat(read).hasSize(2501).doesNotHaveDuplicates().isSorted();
        assertThat(codes(ask(inquiry.put("pin", WRONG)))).containsExactly("pin-not-accepted");
    }

    @Test
    @Records({AuditKind.CUSTOMER_RECORD_GIVEN, AuditKind.CUSTOMER_RECORD_REFUSED})
    @Tells({NoticeKind.CUSTOMER_RECORD_GIVEN, NoticeKind.CUSTOMER_RECORD_REFUSED})
    @DisplayName("CSR-1: trail and admins hear of both, the admins once in a while; the PIN stands nowhere (PIN-7)")
    void told() {
        world.setPin(tenant, PIN);
        world.bringIn(tenant.admin());
        ask(inquiry(tenant, PIN));
        ask(inquiry(tenant, PIN));
        ask(inquiry(tenant, WRONG).put("zipCode", "99999"));
        assertThat(rows("""
                        select kind || ' ' || actor_name || ' ' || subject_name || ' ' || replace(details, E'\\n', ' ')
                        from audit_entries where tenant_id = ? and kind like 'customer-record%' order by position
                        """))
                .containsExactly(
                        "customer-record-given %1$s %1$s count=10"
                                .formatted(carrier.carrier().name()),
                        "customer-record-given %1$s %1$s count=10"
                                .formatted(carrier.carrier().name()),
                        "customer-record-refused %1$s %1$s reasons=pin-wrong zip-code-mismatch"
                                .formatted(carrier.carrier().name()));
        assertThat(rows("""
                        select kind || ' ' || (params ->> 'carrier') || coalesce(' ' || (params ->> 'reasons'), '')
                        from outbox where tenant_id = ? and kind like 'customer-record%' order by notice_id
                        """))
                .containsExactly(
                        "customer-record-given " + carrier.carrier().name(),
                        "customer-record-refused " + carrier.carrier().name() + " pin-wrong,zip-code-mismatch");
        for (String table : List.of("audit_entries", "outbox", "pin_guesses", "order_events")) {
            assertThat(rows("select t::text from " + table + " t where tenant_id = ?"))
                    .noneMatch(row -> row.contains(PIN) || row.contains(WRONG));
        }
    }

    @Test
    @DisplayName("CSR-1: a question for an account that is nobody's stands in the provider's trail")
    void nobodysTold() {
        String account = "NOBODY-" + UUID.randomUUID();
        ask(inquiry(tenant, PIN).put("accountNumber", account));
        assertThat(world.superuser()
                        .sql("""
                                select details from audit_entries
                                where kind = 'customer-record-refused' and actor_id = ? and tenant_id <> ?
                                """)
                        .params(carrier.carrier().id().value(), tenant.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("reasons=account-number-mismatch");
    }

    private List<String> rows(String sql) {
        return world.superuser()
                .sql(sql)
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    @Test
    @DisplayName("CSR-1: what can be no question is refused with every field, and counts no guess")
    void malformed() {
        world.setPin(tenant, PIN);
        assertThat(ask(inquiry(tenant, WRONG).put("after", "next")).status()).isEqualTo(422);
        assertThat(ask(JSON.createObjectNode().put("pin", WRONG))
                        .json()
                        .path("errors")
                        .values())
                .extracting(error -> error.path("field").asString())
                .containsExactlyInAnyOrder("accountNumber", "zipCode");
        assertThat(ask(inquiry(tenant, WRONG).put("phoneNumber", "+12025550123"))
                        .status())
                .isEqualTo(400);
        assertThat(carriers.withoutKey(RECORDS).status()).isEqualTo(401);
        assertThat(guesses()).isZero();
    }

    @Test
    @DisplayName("CSR-1: where records are not given, there is nothing under the address")
    void off() {
        assertThat(new OrderProblems()
                        .translate(new CustomerRecord.NotGivenException())
                        .orElseThrow()
                        .problem()
                        .status())
                .isEqualTo(404);
    }
}
