package io.portwarden.portback.api;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.RawHttp;
import io.portwarden.RawHttp.Answer;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.life.OrderLife;
import io.portwarden.provider.ProviderKeyService;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Departures as the provider's programs tell them over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class DepartureApiTest {

    private static final String PIN = "48392017";

    @LocalServerPort
    int port;

    @Autowired
    TestWorld world;

    @Autowired
    OrderLife life;

    @Autowired
    ProviderKeyService keys;

    @Autowired
    CarrierService carriers;

    @Autowired
    Transactions transactions;

    TestTenant tenant;
    String key = "";
    final String leftAt =
            Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS).toString();

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        world.superuser().sql("update provider_keys set revoked_at = now()").update();
        key = as(world.operator(), () -> keys.issue("npac-feed", null).text());
    }

    private static String body(PhoneNumber number, String leftAt, String spid) {
        return "{\"phoneNumber\": \"%s\", \"leftAt\": \"%s\", \"spid\": \"%s\"}".formatted(number, leftAt, spid);
    }

    private Answer send(String withKey, String body) {
        String request =
                "POST " + DepartureController.PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + withKey
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (RawHttp http = new RawHttp(port)) {
            return http.send(request.getBytes(StandardCharsets.US_ASCII), true).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer send(String body) {
        return send(key, body);
    }

    private static void refused(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("urn:portwarden:problem:" + type);
    }

    @Test
    @DisplayName("ORD-14: a program tells that a number has left: 201, and the same again is 200 with the same answer")
    void recorded() {
        String body = body(tenant.number(0), leftAt, "5678");
        Answer first = send(body);
        Answer again = send(body);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        JsonNode answer = JsonMapper.shared().readTree(first.body());
        assertThat(answer.propertyNames())
                .containsExactly(
                        "id", "tenantId", "phoneNumber", "leftAt", "spid", "recordedAt", "askBy", "askAtTheLatestBy");
        assertThat(answer.path("leftAt").asString()).isEqualTo(leftAt.replace("Z", ".000Z"));
        assertThat(world.superuser()
                        .sql(
                                "select kind || ' ' || actor_kind || ' ' || actor_name from audit_entries where tenant_id = ?")
                        .param(tenant.id().value())
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactly("number-left program npac-feed");
    }

    @Test
    @DisplayName("ORD-14: a time with another offset is the same moment")
    void offset() {
        Instant at = Instant.parse(leftAt);
        assertThat(send(body(tenant.number(0), leftAt, "5678")).status()).isEqualTo(201);
        assertThat(send(body(
                                tenant.number(0),
                                at.atOffset(ZoneOffset.ofHours(-5)).toString(),
                                "5678"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|phoneNumber leftAt spid",
                "{\"phoneNumber\": \"+112025550180\", \"leftAt\": \"2026-11-30\", \"spid\": \"5678\"}|phoneNumber leftAt",
                "{\"phoneNumber\": \"+12125559999\", \"leftAt\": \"2099-01-01T00:00:00Z\", \"spid\": \"56789\"}|leftAt spid",
                "{\"phoneNumber\": \"+18005550180\", \"leftAt\": \"2001-01-01T00:00:00Z\", \"spid\": \"\"}|phoneNumber leftAt spid"
            })
    @DisplayName("ORD-14: a departure that cannot be is refused with every field that is wrong")
    void impossible(String body, String fields) {
        Answer answer = send(body);
        refused(answer, 422, "impossible-request");
        assertThat(JsonMapper.shared()
                        .readTree(answer.body())
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString())
                        .toList())
                .containsExactlyInAnyOrder(fields.split(" "));
    }

    @Test
    @DisplayName("ORD-14: what cannot be read is 400, and names the field")
    void unreadable() {
        refused(send("{\"phoneNumber\": 1}"), 400, "unreadable-request");
        refused(send("{\"pin\": \"123456\"}"), 400, "unreadable-request");
    }

    @Test
    @DisplayName("ORD-14: each reason why nothing is written down has its own type")
    void refusals() {
        world.setPin(tenant, PIN);
        Carrier carrier = world.carrier();
        refused(send(body(new PhoneNumber("+12129990199"), leftAt, "5678")), 404, "not-found");
        life.in(OrderStatus.COMPLETED, tenant, tenant.number(0), carrier, PIN);
        refused(send(body(tenant.number(0), leftAt, carrier.spid())), 409, "number-left-by-order");
        life.in(OrderStatus.CONFIRMED, tenant, tenant.number(1), carrier, PIN);
        refused(send(body(tenant.number(1), leftAt, carrier.spid())), 409, "number-in-open-order");
        assertThat(send(body(tenant.number(2), leftAt, "5678")).status()).isEqualTo(201);
        refused(send(body(tenant.number(2), leftAt, "5679")), 409, "number-left-otherwise");
        world.superuser()
                .sql("insert into number_directory (phone_number, tenant_id, reading) values (?, ?, ?)")
                .params(
                        "+11" + tenant.number(3).e164().substring(2),
                        world.usTenant().id().value(),
                        tenant.number(3).e164())
                .update();
        refused(send(body(tenant.number(3), leftAt, "5678")), 409, "number-undecided");
    }

    @Test
    @DisplayName("ORD-14: a carrier's key opens nothing here")
    void carriersKey() {
        Carrier carrier = world.carrier();
        String carriersKey = transactions.stating(
                Scope.carrier(carrier.id().value()),
                () -> carriers.issueKey(carrier.id(), "test", null).text());
        String body = body(tenant.number(0), leftAt, "5678");
        assertThat(send(carriersKey, body).status()).isEqualTo(401);
        assertThat(send("nobody", body).status()).isEqualTo(401);
        assertThat(send(body).status()).isEqualTo(201);
    }
}
