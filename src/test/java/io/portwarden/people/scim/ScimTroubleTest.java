package io.portwarden.people.scim;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portwarden.FewRequests;
import io.portwarden.TestDatabase;
import io.portwarden.TestOutage;
import io.portwarden.TestReadOnly;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What directories are answered when they ask too often, or the database is away or takes no writes. */
@FewRequests
class ScimTroubleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OFF =
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}";

    private static final String RENAMED = OFF.replace("active", "displayName").replace("false", "\"Ada\"");

    @LocalServerPort
    int port;

    @Autowired
    TestWorld world;

    @Autowired
    TestDatabase database;

    @Autowired
    DirectoryService directories;

    TestTenant tenant;
    String token = "";

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        world.bringIn(tenant.admin(), tenant.viewer());
        world.superuser()
                .sql("""
                        insert into proven_domains (tenant_id, domain, token, claimed_at, proof, proven_at)
                        values (?, ?, ?, now(), 'word', now())
                        """)
                .params(tenant.id().value(), tenant.viewer().email().replaceFirst(".*@", ""), "a".repeat(43))
                .update();
        token = another();
    }

    private String another() {
        return as(tenant.admin(), () -> directories.issue("Entra ID", null)).text();
    }

    private HttpResponse<String> send(String with, String method, String path, String body) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/scim/v2" + path))
                            .header("Authorization", "Bearer " + with)
                            .header("Content-Type", "application/scim+json")
                            .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> leave() {
        return send(token, "PATCH", "/Users/" + tenant.viewer().personId(), OFF);
    }

    /** In the words of RFC 7644, section 3.12. */
    private static void assertError(HttpResponse<String> answer, int status, String after) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/scim+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains(after);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.get("schemas").get(0).stringValue()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(body.get("status").stringValue()).isEqualTo(Integer.toString(status));
        assertThat(body.has("scimType")).isFalse();
        assertThat(body.get("detail").stringValue()).isNotEmpty();
    }

    private boolean isIn() {
        return world.superuser()
                .sql("select count(*) = 1 from sign_in_names where email = ?")
                .param(tenant.viewer().email())
                .query(Boolean.class)
                .single();
    }

    @Test
    @DisplayName(
            "SIG-20: a token that asks too often is answered 429 as SCIM says it, and when to come again; others go on")
    void tooManyRequests() {
        List<HttpResponse<String>> answers = IntStream.range(0, 200)
                .mapToObj(i -> send(token, "GET", "/Users?count=0", ""))
                .toList();
        assertThat(answers.subList(0, 60)).allMatch(answer -> answer.statusCode() == 200);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .isNotEmpty()
                .allSatisfy(refused -> assertError(refused, 429, "1"));
        assertThat(send(another(), "GET", "/Users", "").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "SIG-21: while the database takes no writes a leaver's PATCH is answered 503, not as done; the same later is done")
    void readOnly() {
        assertThat(send(token, "GET", "/Users/" + tenant.viewer().personId(), "")
                        .statusCode())
                .isEqualTo(200);
        try (TestReadOnly ignored = new TestReadOnly()) {
            // Connections that stand learn of it with their next statement; until then the person in question stays in.
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> send(token, "PATCH", "/Users/" + tenant.admin().personId(), RENAMED)
                                    .statusCode()
                            == 503);
            assertError(leave(), 503, "5");
            assertError(send(token, "DELETE", "/Users/" + tenant.viewer().personId(), ""), 503, "5");
            assertThat(isIn()).isTrue();
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).until(() -> leave().statusCode() == 200);
        assertThat(isIn()).isFalse();
    }

    @Test
    @DisplayName("SIG-21: while the database is away a leaver's PATCH is answered 503, and the same later is done")
    void away() {
        try (TestOutage ignored = new TestOutage(database)) {
            assertError(leave(), 503, "5");
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).until(() -> leave().statusCode() == 200);
        assertThat(isIn()).isFalse();
    }
}
