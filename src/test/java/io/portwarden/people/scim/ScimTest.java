package io.portwarden.people.scim;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asStale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.common.constants.EndpointPaths;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.apikey.ApiKey;
import io.portwarden.apikey.KeyOnFile;
import io.portwarden.apikey.TooManyKeysException;
import io.portwarden.approval.ApprovalService;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.people.member.InvitationService;
import io.portwarden.provider.TenantDesk;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.tenant.TenantStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organization's own directory over HTTP, by requests as Okta and Entra ID send them and by another library's client. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ScimTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String USER = "\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"]";
    private static final String PATCH =
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":";
    private static final String OFF = PATCH + "[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]}";
    private static final String ON = PATCH + "[{\"op\":\"replace\",\"value\":{\"active\":true}}]}";

    @LocalServerPort
    int port;

    @Autowired
    TestWorld world;

    @Autowired
    DirectoryService directories;

    @Autowired
    ApprovalService approvals;

    @Autowired
    InvitationService invitations;

    @Autowired
    TenantDesk desk;

    TestTenant tenant;
    SignedInPerson ada;
    String token = "";

    /** An answer, read. */
    private record Answer(int status, JsonNode body, HttpResponse<String> http) {

        String id() {
            return body.get("id").stringValue();
        }

        String error() {
            return status + " " + (body.has("scimType") ? body.get("scimType").stringValue() : "");
        }
    }

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        ada = tenant.admin();
        world.bringIn(ada, tenant.viewer());
        prove(tenant);
        token = as(ada, () -> directories.issue("Entra ID", null)).text();
    }

    private void prove(TestTenant whose) {
        world.superuser()
                .sql("""
                        insert into proven_domains (tenant_id, domain, token, claimed_at, proof, proven_at)
                        values (?, ?, ?, now(), 'word', now())
                        """)
                .params(whose.id().value(), domain(whose), "a".repeat(43))
                .update();
    }

    private static String domain(TestTenant whose) {
        return whose.tenant().accountNumber().toLowerCase(Locale.ROOT) + ".example";
    }

    private String address(String name) {
        return name + "@" + domain(tenant);
    }

    private HttpResponse<String> raw(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Answer send(String with, String method, String path, String body) {
        HttpResponse<String> answer = raw(
                method,
                "/scim/v2" + path,
                body,
                "Authorization",
                "Bearer " + with,
                "Content-Type",
                "application/scim+json; charset=utf-8");
        return new Answer(answer.statusCode(), JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body()), answer);
    }

    private Answer send(String method, String path, String body) {
        return send(token, method, path, body);
    }

    private Answer find(String name) {
        return send("GET", "/Users?filter=userName%20eq%20%22" + address(name) + "%22", "");
    }

    private static String user(String userName, String more) {
        return "{" + USER + ",\"userName\":\"" + userName + "\"" + more + "}";
    }

    private Answer bringIn(String name) {
        Answer made = send("POST", "/Users", user(address(name), ",\"active\":true,\"displayName\":\"" + name + "\""));
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        return made;
    }

    private int count(String sql, Object... params) {
        return world.superuser().sql(sql).params(params).query(Integer.class).single();
    }

    private UUID person(String name) {
        return world.superuser()
                .sql("select person_id from sign_in_names where email = ?")
                .param(address(name))
                .query(UUID.class)
                .single();
    }

    private UUID session(UUID person) {
        UUID session = Identifiers.next();
        world.superuser().sql("""
                        insert into sessions (tenant_id, session_id, person_id, began_at, last_used_at, browser, source)
                        values (?, ?, ?, now(), now(), 'Firefox', '127.0.0.1')
                        """).params(tenant.id().value(), session, person).update();
        return session;
    }

    private List<String> trail() {
        return world.superuser()
                .sql("""
                        select kind || ' by ' || actor_kind || ' ' || actor_name || ' about ' || subject_name
                        from audit_entries where tenant_id = ? order by position
                        """)
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private List<String> told(NoticeKind kind) {
        return world.superuser()
                .sql("select recipient from outbox where tenant_id = ? and kind = ? order by recipient")
                .params(tenant.id().value(), kind.code())
                .query((row, index) -> row.getString(1))
                .list();
    }

    @Test
    @DisplayName(
            "SIG-20: a token is made by an admin who has just signed in, two at a time, and counts until it is revoked")
    @Records({AuditKind.API_KEY_ISSUED, AuditKind.API_KEY_REVOKED})
    @Tells({NoticeKind.DIRECTORY_TOKEN_ISSUED, NoticeKind.DIRECTORY_TOKEN_REVOKED})
    void tokens() {
        assertThat(token).startsWith("pws_");
        ApiKey other = as(ada, () -> directories.issue("Okta", Instant.now().plusSeconds(60)));
        assertThatExceptionOfType(TooManyKeysException.class)
                .isThrownBy(() -> as(ada, () -> directories.issue("third", null)));
        assertThat(send("GET", "/Users", "").status()).isEqualTo(200);
        List<KeyOnFile> tokens = as(ada, directories::standing).tokens();
        assertThat(tokens).extracting(KeyOnFile::name).containsExactly("Okta", "Entra ID");
        assertThat(tokens.getLast().lastUsedAt()).isNotNull();
        assertThat(as(ada, () -> directories.revoke(tokens.getFirst().id()))).isTrue();
        assertThat(as(ada, () -> directories.revoke(tokens.getFirst().id()))).isFalse();
        assertThat(send(other.text(), "GET", "/Users", "").status()).isEqualTo(401);
        assertThat(trail())
                .containsExactly(
                        "api-key-issued by person Ada Admin about Entra ID",
                        "api-key-issued by person Ada Admin about Okta",
                        "api-key-revoked by person Ada Admin about Okta");
        assertThat(told(NoticeKind.DIRECTORY_TOKEN_ISSUED)).containsExactly(ada.email(), ada.email());
        assertThat(told(NoticeKind.DIRECTORY_TOKEN_REVOKED)).containsExactly(ada.email());
        assertThat(count("select count(*) from directory_tokens where token_hash like '%pws_%'"))
                .isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> as(ada, () -> directories.issue("past", Instant.EPOCH)));
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(ada, () -> directories.issue("late", null)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(tenant.viewer(), directories::standing));
        TestTenant stranger = world.usTenant();
        world.bringIn(stranger.admin());
        assertThat(as(
                        stranger.admin(),
                        () -> directories.revoke(tokens.getLast().id())))
                .as("another tenant's")
                .isFalse();
    }

    @Test
    @DisplayName("SIG-20: without a token, with another kind of key, of a closed tenant nothing is answered but that")
    void withoutToken() {
        for (String key :
                List.of("", "Bearer ", "Bearer pws_" + "x".repeat(43), "Basic " + token, "Bearer " + token + "x")) {
            HttpResponse<String> refused = key.isEmpty()
                    ? raw("GET", "/scim/v2/Users", "")
                    : raw("GET", "/scim/v2/Users", "", "Authorization", key);
            assertThat(refused.statusCode()).as(key).isEqualTo(401);
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/scim+json");
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(refused.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error", "\"status\":\"401\"");
        }
        assertThat(raw("GET", "/api/v1/port-out-orders", "", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
        assertThat(raw("GET", "/api/v1/provider/tenants", "", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
        TestTenant without = world.tenant("US", "202", 0);
        world.bringIn(without.admin());
        String its = as(without.admin(), () -> directories.issue("Okta", null)).text();
        as(world.operator(), () -> desk.move(without.id(), TenantStatus.SUSPENDED));
        assertThat(send(its, "GET", "/Users", "").status())
                .as("leavers still leave")
                .isEqualTo(200);
        as(world.operator(), () -> desk.move(without.id(), TenantStatus.CLOSED));
        assertThat(send(its, "GET", "/Users", "").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATCH [{\"op\":\"replace\",\"value\":{\"active\":false}}]",
                "PATCH [{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]",
                "PATCH [{\"op\":\"Add\",\"path\":\"active\",\"value\":\"False\"}]",
                "PATCH [{\"op\":\"Replace\",\"path\":\"active\",\"value\":[{\"$ref\":null,\"value\":\"False\"}]}]",
                "PATCH [{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"1f0a@elsewhere.example\"},{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]",
                "PUT",
                "POST",
                "DELETE"
            })
    @DisplayName(
            "SIG-21: whoever leaves signs in no more, and no session goes on, in whatever way the directory says so")
    void leavers(String way) {
        Answer made = bringIn("lea");
        UUID person = person("lea");
        UUID session = session(person);
        int generation = count("select sign_in_generation from accounts where person_id = ?", person);

        Answer answer = switch (way.split(" ")[0]) {
            case "PATCH" -> send("PATCH", "/Users/" + made.id(), PATCH + way.substring(6) + "}");
            case "PUT" -> send("PUT", "/Users/" + made.id(), user(address("lea"), ",\"active\":false"));
            case "POST" -> send("POST", "/Users", user(address("lea"), ",\"active\":\"False\""));
            default -> send("DELETE", "/Users/" + made.id(), "");
        };

        assertThat(answer.status()).as(answer.http().body()).isIn(200, 201, 204);
        assertThat(count("select count(*) from sessions where session_id = ? and ended_at is not null", session))
                .isEqualTo(1);
        assertThat(count("select sign_in_generation from accounts where person_id = ?", person))
                .as("nor one that is just beginning")
                .isGreaterThan(generation);
        assertThat(count("select count(*) from people where person_id = ? and removed_at is not null", person))
                .isEqualTo(1);
        assertThat(count("select count(*) from sign_in_names where email = ?", address("lea")))
                .isZero();
        assertThat(trail()).last().isEqualTo("person-removed by directory Entra ID about lea");
        if (way.equals("DELETE")) {
            assertThat(send("GET", "/Users/" + made.id(), "").status()).isEqualTo(404);
            assertThat(find("lea").body().get("totalResults").intValue()).isZero();
        } else {
            assertThat(answer.body().get("active").booleanValue()).isFalse();
            assertThat(find("lea").body().get("Resources").get(0).get("active").booleanValue())
                    .isFalse();
        }
    }

    @Test
    @DisplayName(
            "SIG-21: who comes back is somebody new, a viewer under the identifier of before, with nothing of before")
    void comesBack() {
        String id = bringIn("cora").id();
        UUID before = person("cora");
        as(ada, () -> {
            directories.changeMakesAdmins(true);
            return true;
        });
        assertThat(send(
                                "PATCH",
                                "/Users/" + id,
                                PATCH
                                        + "[{\"op\":\"replace\",\"path\":\"roles\",\"value\":[{\"value\":\"tenant-admin\"}]}]}")
                        .status())
                .isEqualTo(200);
        send("PATCH", "/Users/" + id, OFF);

        Answer back = send("PATCH", "/Users/" + id, ON);

        assertThat(back.body().get("active").booleanValue()).isTrue();
        assertThat(back.body().get("roles").get(0).get("value").stringValue()).isEqualTo("tenant-viewer");
        assertThat(back.id()).isEqualTo(id);
        assertThat(person("cora")).isNotEqualTo(before);
        assertThat(send("POST", "/Users", user(address("cora"), "")).error()).isEqualTo("409 uniqueness");
        send("PATCH", "/Users/" + id, OFF);
        Answer again = send("POST", "/Users", user(address("cora"), ",\"active\":true"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).as("found by its name").isEqualTo(id);
    }

    @Test
    @DisplayName("SIG-21: somebody whom an admin has let in again meanwhile leaves all the same")
    void invitedMeanwhile() {
        String id = bringIn("mia").id();
        send("PATCH", "/Users/" + id, OFF);
        SignedInPerson mia =
                new SignedInPerson(tenant.id().value(), Identifiers.next(), address("mia"), "Mia", Role.TENANT_VIEWER);
        world.bringIn(mia);
        assertThat(send("GET", "/Users/" + id, "").body().get("active").booleanValue())
                .isTrue();

        assertThat(send("PATCH", "/Users/" + id, OFF).body().get("active").booleanValue())
                .isFalse();

        assertThat(count("select count(*) from sign_in_names where email = ?", address("mia")))
                .isZero();
    }

    @Test
    @DisplayName("SIG-22: a request that is not understood changes nothing, and says so in the words of RFC 7644")
    void refused() {
        String id = bringIn("rob").id();
        Answer unknown = send(
                "PATCH",
                "/Users/" + id,
                PATCH
                        + "[{\"op\":\"replace\",\"path\":\"active\",\"value\":false},{\"op\":\"replace\",\"path\":\"x\",\"value\":1}]}");
        assertThat(unknown.error()).isEqualTo("400 invalidSyntax");
        assertThat(unknown.http().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/scim+json");
        assertThat(send("PATCH", "/Users/" + id, "{\"active\":false}").error()).isEqualTo("400 invalidSyntax");
        assertThat(send("PATCH", "/Users/" + id, PATCH + "[").error()).isEqualTo("400 invalidSyntax");
        assertThat(send("PUT", "/Users/" + id, OFF).error()).isEqualTo("400 invalidSyntax");
        assertThat(send("POST", "/Users/" + id, OFF).status()).isEqualTo(405);
        assertThat(send("POST", "/Users", "[]").error()).isEqualTo("400 invalidSyntax");
        assertThat(send("POST", "/Users", "{\"a\":\"" + "x".repeat(70_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(raw(
                                "PATCH",
                                "/scim/v2/Users/" + id,
                                OFF,
                                "Authorization",
                                "Bearer " + token,
                                "Content-Type",
                                "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(send("GET", "/Users?filter=active%20eq%20true", "").error()).isEqualTo("400 invalidFilter");
        assertThat(send("GET", "/Users?fliter=x", "").error()).isEqualTo("400 invalidValue");
        assertThat(send("GET", "/Users?filter=%ff", "").status()).isEqualTo(400);
        for (String path :
                List.of("/Groups", "/Bulk", "/Me", "/Users/.search", "/Users/1", "/Users/" + id + "/x", "")) {
            assertThat(send("GET", path, "").status()).as(path).isEqualTo(404);
        }
        assertThat(send("GET", "/Users/" + id, "").body().get("active").booleanValue())
                .isTrue();
    }

    @Test
    @DisplayName("SIG-23: only addresses of proven domains come in; whose a taken one is nobody is told")
    void domains() {
        TestTenant other = world.usTenant();
        world.bringIn(other.admin());
        assertThat(send("POST", "/Users", user(other.admin().email(), "")).error())
                .isEqualTo("403 ");
        assertThat(send("POST", "/Users", user("free@" + domain(other), "")).error())
                .isEqualTo("403 ");
        SignedInPerson abroad = new SignedInPerson(
                other.id().value(), Identifiers.next(), address("abroad"), "Abe", Role.TENANT_VIEWER);
        world.bringIn(abroad);
        Answer taken = send("POST", "/Users", user(address("abroad"), ""));
        assertThat(taken.error()).isEqualTo("409 uniqueness");
        assertThat(taken.http().body()).doesNotContain("Abe", other.tenant().name());
        String id = bringIn("dora").id();
        String moved = PATCH + "[{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"%s\"}]}";
        assertThat(send("PATCH", "/Users/" + id, moved.formatted(address("abroad")))
                        .error())
                .isEqualTo("409 uniqueness");
        assertThat(send("PATCH", "/Users/" + id, moved.formatted("dora@" + domain(other)))
                        .error())
                .isEqualTo("403 ");
        world.superuser()
                .sql("delete from proven_domains where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        assertThat(send("PATCH", "/Users/" + id, OFF).status())
                .as("whom it has brought leaves")
                .isEqualTo(200);
        assertThat(send("PATCH", "/Users/" + id, ON).error()).isEqualTo("403 ");
    }

    @Test
    @DisplayName(
            "SIG-23: a directory sees its own organization's people, of proven domains or brought by it, and nobody else")
    void seen() {
        TestTenant other = world.usTenant();
        prove(other);
        world.bringIn(other.admin(), other.viewer());
        String theirs = as(other.admin(), () -> directories.issue("Okta", null)).text();
        String id = bringIn("sara").id();
        for (String of : List.of(id, ada.personId().toString())) {
            assertThat(send(theirs, "GET", "/Users/" + of, "").status()).isEqualTo(404);
            assertThat(send(theirs, "PATCH", "/Users/" + of, OFF).status()).isEqualTo(404);
            assertThat(send(theirs, "PUT", "/Users/" + of, user("sara@" + domain(other), ""))
                            .status())
                    .isEqualTo(404);
            assertThat(send(theirs, "DELETE", "/Users/" + of, "").status()).isEqualTo(404);
        }
        SignedInPerson auditor = new SignedInPerson(
                tenant.id().value(),
                Identifiers.next(),
                "aud." + tenant.id() + "@auditors.example",
                "Aud",
                Role.TENANT_ADMIN);
        world.bringIn(auditor);
        assertThat(send("DELETE", "/Users/" + auditor.personId(), "").status())
                .as("of a domain of somebody else's")
                .isEqualTo(404);
        JsonNode all = send("GET", "/Users?count=2", "").body();
        assertThat(all.get("totalResults").intValue()).isEqualTo(3);
        assertThat(all.get("itemsPerPage").intValue()).isEqualTo(2);
        JsonNode rest =
                send("GET", "/Users?startIndex=3&count=2&aadOptscim062020", "").body();
        assertThat(rest.get("Resources").size()).isEqualTo(1);
        assertThat(rest.get("Resources").get(0).get("userName").stringValue()).isEqualTo(address("sara"));
        assertThat(send("GET", "/Users?filter=externalId%20eq%20%22%22", "")
                        .body()
                        .get("totalResults")
                        .intValue())
                .isZero();
    }

    @Test
    @DisplayName("SIG-23: whoever is here already is looked after from now on, not made twice, and keeps the role")
    @Records(AuditKind.PERSON_CHANGED)
    void linked() {
        Answer linked = send("POST", "/Users", user(ada.email(), ",\"externalId\":\"00u1\""));
        assertThat(linked.status()).isEqualTo(201);
        assertThat(linked.id()).isEqualTo(ada.personId().toString());
        assertThat(linked.body().get("roles").get(0).get("value").stringValue()).isEqualTo("tenant-admin");
        assertThat(as(ada, directories::standing).people()).isEqualTo(1);
        assertThat(trail()).last().isEqualTo("person-changed by directory Entra ID about Ada Admin");
        assertThat(send("GET", "/Users?filter=externalId%20eq%20%2200u1%22", "")
                        .body()
                        .get("totalResults")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "SIG-24: the directory makes viewers; admins only where the organization says so, and none where two have to agree")
    @Records({AuditKind.DIRECTORY_ADMINS_ON, AuditKind.DIRECTORY_ADMINS_OFF, AuditKind.ROLE_CHANGED})
    @Tells({
        NoticeKind.DIRECTORY_ADMINS_ON,
        NoticeKind.DIRECTORY_ADMINS_OFF,
        NoticeKind.MEMBER_NOW_ADMIN,
        NoticeKind.MEMBER_NOW_VIEWER
    })
    void roles() {
        String asAdmin = ",\"roles\":[{\"value\":\"tenant-admin\"}]";
        String up = PATCH
                + "[{\"op\":\"Add\",\"path\":\"roles[primary eq \\\"True\\\"].value\",\"value\":\"tenant-admin\"}]}";
        String down = PATCH + "[{\"op\":\"replace\",\"path\":\"roles\",\"value\":[{\"value\":\"tenant-viewer\"}]}]}";
        String id = bringIn("rolf").id();
        assertThat(send("PATCH", "/Users/" + id, up).error()).isEqualTo("400 mutability");
        assertThat(send("POST", "/Users", user(address("eve"), asAdmin)).error())
                .isEqualTo("400 mutability");
        assertThat(send("PATCH", "/Users/" + ada.personId(), down).error()).isEqualTo("400 mutability");
        assertThat(send(
                                "PATCH",
                                "/Users/" + ada.personId(),
                                PATCH + "[{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"" + address("eve")
                                        + "\"}]}")
                        .error())
                .as("whoever says where an admin's mail goes can become that admin")
                .isEqualTo("400 mutability");
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(ada, () -> {
                    directories.changeMakesAdmins(true);
                    return true;
                }));
        changeMakesAdmins(true);
        UUID session = session(person("rolf"));
        assertThat(send("PATCH", "/Users/" + id, up)
                        .body()
                        .get("roles")
                        .get(0)
                        .get("value")
                        .stringValue())
                .isEqualTo("tenant-admin");
        assertThat(count("select count(*) from sessions where session_id = ? and ended_at is not null", session))
                .isEqualTo(1);
        assertThat(told(NoticeKind.MEMBER_NOW_ADMIN)).containsExactly(ada.email());
        assertThat(send("POST", "/Users", user(address("eve"), asAdmin)).status())
                .isEqualTo(201);
        assertThat(send("PATCH", "/Users/" + id, down).status()).isEqualTo(200);
        assertThat(told(NoticeKind.MEMBER_NOW_VIEWER)).contains(ada.email(), address("rolf"));
        as(ada, () -> {
            approvals.changeRule(true);
            return true;
        });
        assertThat(send("PATCH", "/Users/" + id, up).error()).isEqualTo("403 ");
        assertThat(send("POST", "/Users", user(address("olaf"), asAdmin)).error())
                .isEqualTo("403 ");
        assertThat(send("POST", "/Users", user(address("olaf"), "")).status()).isEqualTo(201);
        assertThat(send("PATCH", "/Users/" + person("eve"), OFF).status())
                .as("leavers do not wait for anybody")
                .isIn(200, 404);
        changeMakesAdmins(false);
        changeMakesAdmins(false);
        assertThat(trail())
                .contains(
                        "directory-admins-on by person Ada Admin about ",
                        "directory-admins-off by person Ada Admin about ",
                        "role-changed by directory Entra ID about rolf");
        assertThat(told(NoticeKind.DIRECTORY_ADMINS_ON)).contains(ada.email());
        assertThat(told(NoticeKind.DIRECTORY_ADMINS_OFF)).contains(ada.email());
    }

    private void changeMakesAdmins(boolean wanted) {
        as(ada, () -> {
            directories.changeMakesAdmins(wanted);
            return true;
        });
    }

    @Test
    @DisplayName("SIG-25: the last admin becomes no viewer, but leaves all the same; the provider's people are told")
    @Records(AuditKind.PERSON_REMOVED)
    @Tells({NoticeKind.DIRECTORY_LAST_ADMIN, NoticeKind.MEMBER_REMOVED})
    void lastAdmin() {
        SignedInPerson olga = world.operator();
        world.bringIn(olga);
        changeMakesAdmins(true);
        assertThat(send("PATCH", "/Users/" + ada.personId(), PATCH + "[{\"op\":\"remove\",\"path\":\"roles\"}]}")
                        .error())
                .isEqualTo("403 ");
        assertThat(send("PATCH", "/Users/" + ada.personId(), OFF).status()).isEqualTo(200);
        assertThat(told(NoticeKind.DIRECTORY_LAST_ADMIN)).contains(olga.email()).doesNotContain(ada.email());
        assertThat(told(NoticeKind.MEMBER_REMOVED)).containsExactly(ada.email());
        assertThatExceptionOfType(AccessDeniedException.class)
                .as("in a session that goes on for a moment on another node (PIN-9)")
                .isThrownBy(() -> as(ada, () -> directories.issue("mine", null)));
    }

    @Test
    @DisplayName(
            "SIG-26: admins have one mail an hour of a whole synchronization; everybody who comes in has one of their own")
    @Records({AuditKind.PERSON_JOINED, AuditKind.PERSON_CHANGED})
    @Tells({NoticeKind.DIRECTORY_PEOPLE, NoticeKind.DIRECTORY_LETS_IN, NoticeKind.DIRECTORY_ADDRESS})
    void mails() {
        IntStream.range(0, 12).forEach(each -> bringIn("p" + each));
        assertThat(told(NoticeKind.DIRECTORY_PEOPLE)).hasSizeBetween(1, 2).containsOnly(ada.email());
        assertThat(told(NoticeKind.DIRECTORY_LETS_IN)).hasSize(12).contains(address("p0"));
        assertThat(trail()).contains("person-joined by directory Entra ID about p7");
        UUID person = person("p0");
        world.superuser()
                .sql("""
                        insert into password_resets (tenant_id, person_id, token_hash, made_at, expires_at)
                        values (?, ?, ?, now(), now() + interval '1 hour')
                        """)
                .params(
                        tenant.id().value(),
                        person,
                        "ab".repeat(32).substring(0, 32) + person.toString().replace("-", ""))
                .update();
        assertThat(send(
                                "PATCH",
                                "/Users/"
                                        + find("p0")
                                                .body()
                                                .get("Resources")
                                                .get(0)
                                                .get("id")
                                                .stringValue(),
                                PATCH
                                        + "[{\"op\":\"Replace\",\"path\":\"userName\",\"value\":\"" + address("pia")
                                        + "\"},"
                                        + "{\"op\":\"Replace\",\"path\":\"name.givenName\",\"value\":\"Pia\"}]}")
                        .body()
                        .get("displayName")
                        .stringValue())
                .isEqualTo("Pia");
        assertThat(person("pia")).isEqualTo(person);
        assertThat(told(NoticeKind.DIRECTORY_ADDRESS)).containsExactly(address("p0"));
        assertThat(count("select count(*) from password_resets where person_id = ? and used_at is null", person))
                .as("links that went to the address of before")
                .isZero();
    }

    @Test
    @DisplayName(
            "SIG-23: an invitation that waits for somebody whom the directory brings in, or removes, opens nothing")
    void invitation() {
        as(ada, () -> invitations.invite(address("ina"), Role.TENANT_ADMIN, Locale.ENGLISH));
        String id = bringIn("ina").id();
        assertThat(as(ada, invitations::open)).isEmpty();
        send("PATCH", "/Users/" + id, OFF);
        assertThat(count("select count(*) from invitations where email = ? and ended_at is null", address("ina")))
                .isZero();
    }

    @Test
    @DisplayName(
            "SIG-21: of requests at the same moment one makes somebody, and whoever leaves is out whatever comes beside it")
    void atOnce() {
        List<Integer> made = Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> send("POST", "/Users", user(address("two"), ""))))
                .limit(6)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .sorted()
                .toList();
        assertThat(made).containsExactly(201, 409, 409, 409, 409, 409);
        String id = find("two").body().get("Resources").get(0).get("id").stringValue();
        List<CompletableFuture<Answer>> beside = List.of(
                CompletableFuture.supplyAsync(() -> send("PATCH", "/Users/" + id, OFF)),
                CompletableFuture.supplyAsync(() -> send("DELETE", "/Users/" + id, "")),
                CompletableFuture.supplyAsync(() -> send(
                        "PATCH",
                        "/Users/" + id,
                        PATCH + "[{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Two\"}]}")));
        assertThat(beside.stream().map(CompletableFuture::join).map(Answer::status))
                .allMatch(status -> status == 200 || status == 204 || status == 404);
        assertThat(count("select count(*) from sign_in_names where email = ?", address("two")))
                .isZero();
        assertThat(send("GET", "/Users/" + id, "").status()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "SIG-21: the client of another library finds its way: it brings somebody in, looks, changes and removes")
    void anothersClient() throws Exception {
        ScimClientConfig config = ScimClientConfig.builder()
                .httpHeaders(Map.of("Authorization", "Bearer " + token))
                .build();
        try (ScimRequestBuilder client = new ScimRequestBuilder("http://localhost:" + port + "/scim/v2", config)) {
            assertThat(client.loadServiceProviderConfiguration()
                            .getPatchConfig()
                            .isSupported())
                    .isTrue();
            var made = client.create(User.class, EndpointPaths.USERS)
                    .setResource(User.builder()
                            .userName(address("carl"))
                            .name(Name.builder()
                                    .givenName("Carl")
                                    .familyName("Client")
                                    .build())
                            .active(true)
                            .build())
                    .sendRequest();
            assertThat(made.isSuccess()).as(made.getResponseBody()).isTrue();
            String id = made.getResource().getId().orElseThrow();
            var found = client.list(User.class, EndpointPaths.USERS)
                    .filter("userName", Comparator.EQ, address("carl"))
                    .build()
                    .get()
                    .sendRequest();
            assertThat(found.getResource().getListedResources()).hasSize(1);
            assertThat(found.getResource().getListedResources().getFirst().getDisplayName())
                    .contains("Carl Client");
            var patched = client.patch(User.class, EndpointPaths.USERS, id)
                    .addOperation()
                    .op(PatchOp.REPLACE)
                    .path("active")
                    .value("false")
                    .build()
                    .sendRequest();
            assertThat(patched.isSuccess()).as(patched.getResponseBody()).isTrue();
            assertThat(patched.getResource().isActive()).contains(false);
            assertThat(count("select count(*) from sign_in_names where email = ?", address("carl")))
                    .isZero();
            var put = client.update(User.class, EndpointPaths.USERS, id)
                    .setResource(User.builder()
                            .userName(address("carl"))
                            .active(true)
                            .build())
                    .sendRequest();
            assertThat(put.isSuccess()).as(put.getResponseBody()).isTrue();
            assertThat(client.delete(User.class, EndpointPaths.USERS, id)
                            .sendRequest()
                            .getHttpStatus())
                    .isEqualTo(204);
            assertThat(client.get(User.class, EndpointPaths.USERS, id)
                            .sendRequest()
                            .getHttpStatus())
                    .isEqualTo(404);
        }
        assertThat(send("GET", "/ResourceTypes", "")
                        .body()
                        .get("Resources")
                        .get(0)
                        .get("endpoint")
                        .stringValue())
                .isEqualTo("/Users");
        assertThat(send("GET", "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User", "")
                        .body()
                        .get("name")
                        .stringValue())
                .isEqualTo("User");
        assertThat(send("GET", "/Schemas?filter=id%20pr", "").status()).isEqualTo(403);
    }
}
