package io.portwarden.people.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Records;
import io.portwarden.TestBrowser;
import io.portwarden.TestWorld;
import io.portwarden.audit.AuditKind;
import io.portwarden.people.TestIdentityProvider;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"portwarden.sso.roles-claim=groups", "portwarden.sso.names.tenant-admin=Telephony"})
class SingleSignOnRolesTest {

    private static final TestIdentityProvider PROVIDER = new TestIdentityProvider();

    @LocalServerPort
    int port;

    @Autowired
    TestWorld world;

    SignedInPerson vic;

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry registry) {
        PROVIDER.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void makeWorld() {
        vic = world.usTenant().viewer();
        add(vic);
        PROVIDER.reset().vouchingFor(vic.email());
    }

    private void add(SignedInPerson person) {
        world.signUp(person, "correct horse battery");
    }

    private static String signIn(TestBrowser browser) throws IOException, InterruptedException {
        URI provider = URI.create(browser.get("/oauth2/authorization/acme")
                .headers()
                .firstValue("Location")
                .orElseThrow());
        try (HttpClient client = HttpClient.newHttpClient()) {
            return TestBrowser.target(browser.get(TestBrowser.target(
                    client.send(HttpRequest.newBuilder(provider).build(), BodyHandlers.ofString()))));
        }
    }

    private static boolean isSignedIn(TestBrowser browser) {
        return !TestBrowser.target(browser.get("/actuator/env")).startsWith("/login");
    }

    private String role() {
        return roleOf(vic);
    }

    private String roleOf(SignedInPerson person) {
        return world.superuser()
                .sql("select role from people where person_id = ?")
                .param(person.personId())
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("Trail: a role that a claim changes stands there; sessions in the former one have ended")
    @Records(AuditKind.ROLE_CHANGED)
    void changed() throws Exception {
        PROVIDER.saying("groups", List.of("tenant-viewer"));
        TestBrowser before = new TestBrowser(port);
        assertThat(signIn(before)).isEqualTo("/");
        assertThat(isSignedIn(before)).isTrue();
        PROVIDER.saying("groups", List.of("Telephony"));
        TestBrowser after = new TestBrowser(port);

        assertThat(signIn(after)).isEqualTo("/");

        assertThat(role()).isEqualTo("tenant-admin");
        assertThat(isSignedIn(after)).isTrue();
        assertThat(world.superuser()
                        .sql("select ended_at is not null from sessions where person_id = ? order by session_id")
                        .param(vic.personId())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true, false);
        assertThat(world.superuser()
                        .sql("select details from audit_entries where subject_id = ? and kind = 'role-changed'")
                        .param(vic.personId())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("role=tenant-admin")
                .contains("previous-role=tenant-viewer");
    }

    @Test
    @DisplayName("Nobody gets in without a role of their own kind, and nobody becomes an operator by a claim")
    void notTheirs() throws Exception {
        for (List<String> groups : List.of(List.<String>of(), List.of("operator"), List.of("tenant-admin"))) {
            PROVIDER.saying("groups", groups);
            TestBrowser browser = new TestBrowser(port);

            assertThat(signIn(browser)).isEqualTo("/login?sso-no-role");
            assertThat(isSignedIn(browser)).isFalse();
        }
        assertThat(role()).isEqualTo("tenant-viewer");
        assertThat(world.superuser()
                        .sql("select kind from audit_entries where subject_id = ?")
                        .param(vic.personId())
                        .query(String.class)
                        .list())
                .containsExactly("sign-in-refused", "sign-in-refused", "sign-in-refused");
    }

    @Test
    @DisplayName("OPR-3: a claim moves the provider's people between their roles, and makes none of them a tenant's")
    void ofProvider() throws Exception {
        SignedInPerson sue = world.provider(Role.SUPPORT);
        add(sue);
        add(world.operator());
        for (String told : List.of("desk", "security", "operator", "support")) {
            PROVIDER.reset().vouchingFor(sue.email()).saying("groups", List.of(told, "Telephony"));
            assertThat(signIn(new TestBrowser(port))).isEqualTo("/");
            assertThat(roleOf(sue)).isEqualTo(told);
        }
        PROVIDER.reset().vouchingFor(sue.email()).saying("groups", List.of("Telephony"));
        assertThat(signIn(new TestBrowser(port))).isEqualTo("/login?sso-no-role");
        assertThat(roleOf(sue)).isEqualTo("support");
    }

    @Test
    @DisplayName("OPR-2: no claim takes the last operator away: whom it would make something else is not let in by it")
    void lastOperator() throws Exception {
        world.superuser().sql("""
                        with gone as (update people set removed_at = now() where role = 'operator' and removed_at is null
                                      returning email)
                        delete from sign_in_names where email in (select email from gone)
                        """).update();
        SignedInPerson olga = world.operator();
        SignedInPerson otto = world.operator();
        add(olga);
        add(otto);
        PROVIDER.reset().vouchingFor(otto.email()).saying("groups", List.of("desk"));
        assertThat(signIn(new TestBrowser(port))).isEqualTo("/");
        assertThat(roleOf(otto)).isEqualTo("desk");

        PROVIDER.reset().vouchingFor(olga.email()).saying("groups", List.of("desk"));
        assertThat(signIn(new TestBrowser(port))).isEqualTo("/login?sso-no-role");
        assertThat(roleOf(olga)).isEqualTo("operator");
        PROVIDER.reset().vouchingFor(olga.email()).saying("groups", List.of("operator", "desk"));
        assertThat(signIn(new TestBrowser(port))).isEqualTo("/");
    }
}
