package io.portwarden.provider.api;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.order.OrderFixture;
import io.portwarden.provider.ProviderKeyService;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One number, one text, and one account, one normal form, for programs that come over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OneTextApiTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TENANT = "{\"name\": \"Bakery\", \"country\": \"US\", \"zipCode\": \"20001\"}";

    @LocalServerPort
    int port;

    @Autowired
    TestWorld world;

    @Autowired
    ProviderKeyService keys;

    @Autowired
    CarrierService carriers;

    @Autowired
    Transactions transactions;

    private String key = "";

    @BeforeEach
    void newKey() {
        world.superuser().sql("update provider_keys set revoked_at = now()").update();
        key = as(world.operator(), () -> keys.issue("test", null).text());
    }

    private HttpResponse<String> send(String method, String path, String bearer, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> program(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(method, "/api/v1/provider/tenants/" + path, key, body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private int rows(String like) {
        return world.superuser()
                .sql("select count(*) from number_directory where phone_number like ?")
                .param(like)
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("NUM-1: a second tenant gets no second text of a number; the answer has the right one")
    void secondText() throws Exception {
        TestTenant first = world.usTenant();
        TestTenant second = world.usTenant();
        String right = first.number(0).e164();
        String other = "%2B11" + right.substring(2);
        String path = encoded(second.tenant().accountNumber()) + "/numbers/" + other;
        for (String method : new String[] {"PUT", "DELETE"}) {
            HttpResponse<String> refused = program(method, path, "{}");
            assertThat(refused.statusCode()).as(method).isEqualTo(422);
            assertThat(refused.body()).contains("\"phoneNumber\"", "This number is written " + right + ".");
        }
        assertThat(rows("+11" + right.substring(2))).isZero();
        assertThat(program(
                                "PUT",
                                encoded(first.tenant().accountNumber()) + "/numbers/" + right.replace("+", "%2B"),
                                "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName("NUM-1: no other text of a number is put on file")
    @CsvSource({"+330199001234, +33199001234", "+4402079460018, +442079460018", "+4903012345678, +493012345678"})
    void otherText(String text, String right) throws Exception {
        String account = encoded(world.usTenant().tenant().accountNumber());
        HttpResponse<String> refused = program("PUT", account + "/numbers/" + text.replace("+", "%2B"), "{}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("This number is written " + right + ".");
        assertThat(rows(text)).isZero();
    }

    @ParameterizedTest
    @DisplayName("NUM-2: what has not the form of country code 1 is no number; what has it is one")
    @CsvSource({"+10025550123, 422", "+12025110123, 422", "+12110550123, 422", "+14365550123, 201", "+16795550123, 201"
    })
    void form(String text, int status) throws Exception {
        String account = encoded(world.usTenant().tenant().accountNumber());
        assertThat(program("PUT", account + "/numbers/" + text.replace("+", "%2B"), "{}")
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    @DisplayName("NUM-1: a carrier's order with another text is refused with the right one, for every field")
    void order() throws Exception {
        TestTenant tenant = world.usTenant();
        Carrier carrier = world.carrier();
        String carrierKey = transactions.stating(
                Scope.carrier(carrier.id().value()),
                () -> carriers.issueKey(carrier.id(), "test", null).text());
        PhoneNumber number = tenant.number(0);
        HttpResponse<String> refused = send("POST", "/api/v1/port-out-orders", carrierKey, """
                {"purchaseOrderNumber": "%s", "phoneNumbers": ["%s"], "accountNumber": "%s", "zipCode": "20001",
                 "desiredDueDate": "%s", "initiatorPhone": "+112125550100", "agencyAuthority": true}
                """.formatted(
                        UUID.randomUUID().toString().substring(0, 20),
                        "+11" + number.e164().substring(2),
                        tenant.tenant().accountNumber(),
                        OrderFixture.farBusinessDay()));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("phoneNumbers[0]", "This number is written " + number + ".")
                .contains("initiatorPhone", "This number is written +12125550100.");
    }

    @ParameterizedTest
    @DisplayName("ACC-1: the same PUT twice is one tenant, which is found under what was written")
    @ValueSource(strings = {"straße-", "no break\u00a0", "Ｗｉｄｅ–", "ﬁ-", "\u0130-", "ΟΔΟΣ ", "e\u0301–"})
    void putTwice(String beginning) throws Exception {
        String account = encoded(beginning + UUID.randomUUID());
        assertThat(program("PUT", account, TENANT).statusCode()).isEqualTo(201);
        assertThat(program("PUT", account, TENANT).statusCode()).isEqualTo(200);
        assertThat(program("GET", account, "").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("ACC-1: an account number that is written in another way makes no second tenant")
    void noSecondTenant() throws Exception {
        String end = UUID.randomUUID().toString();
        assertThat(program("PUT", encoded("straße-" + end), TENANT).statusCode())
                .isEqualTo(201);
        assertThat(program("PUT", encoded("STRASSE–" + end + "\u00a0"), TENANT).statusCode())
                .isEqualTo(200);
        assertThat(program("PUT", encoded("strasse" + end), TENANT).statusCode())
                .as("without a dash")
                .isEqualTo(201);
        assertThat(program("PUT", encoded("\u00a0\u3164"), TENANT).statusCode()).isEqualTo(422);
    }
}
