package io.portwarden.people.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Records;
import io.portwarden.TestBrowser;
import io.portwarden.TestWorld;
import io.portwarden.audit.AuditKind;
import io.portwarden.shared.SignedInPerson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who came in, was refused and went is in the trail. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SignInTrailTest {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    SessionService sessions;

    @Autowired
    TestWorld world;

    SignedInPerson ada;

    @BeforeEach
    void makeWorld() {
        ada = world.usTenant().admin();
        world.signUp(ada, PASSWORD);
    }

    private List<String> trail() {
        return world.superuser()
                .sql("""
                        select kind || ', ' || actor_kind || ', ' || details from audit_entries where tenant_id = ?
                        order by position
                        """)
                .param(ada.tenant())
                .query((row, index) -> row.getString(1))
                .list();
    }

    @Test
    @DisplayName("Trail: who was refused, signed in and signed out stands there, with how and from where")
    @Records({AuditKind.SIGN_IN_REFUSED, AuditKind.SIGNED_IN, AuditKind.SIGNED_OUT})
    void comingAndGoing() {
        TestBrowser browser = new TestBrowser(port);
        browser.signIn(ada.email(), "a wrong one of some length");
        browser.signIn(ada.email(), PASSWORD);
        browser.post("/logout", Map.of("_csrf", browser.token()));

        assertThat(trail())
                .satisfiesExactly(
                        refused -> assertThat(refused)
                                .startsWith("sign-in-refused, system, ")
                                .contains("127.0.0.1")
                                .doesNotContain("a wrong one"),
                        signedIn -> assertThat(signedIn)
                                .startsWith("signed-in, person, ")
                                .contains("127.0.0.1")
                                .contains("method=password"),
                        signedOut -> assertThat(signedOut).startsWith("signed-out, person, "));
    }

    @Test
    @DisplayName("Trail: of an address that is nobody's nothing is recorded, for it may be a password")
    void nobodys() {
        int before = entries();
        new TestBrowser(port).signIn("nobody@acme.example", PASSWORD);
        assertThat(entries()).isEqualTo(before);
    }

    private int entries() {
        return world.superuser()
                .sql("select count(*) from audit_entries")
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("Trail: whoever ends sessions stands there, one's own and only those that there are")
    @Records(AuditKind.SESSIONS_ENDED)
    void sessionsEnded() {
        TestBrowser browser = new TestBrowser(port);
        browser.signIn(ada.email(), PASSWORD);
        browser.get("/actuator/env");
        TestWorld.as(ada, () -> {
            OwnSession one = sessions.own().getFirst();
            sessions.end(one.id());
            sessions.end(one.id());
            return one;
        });

        assertThat(trail())
                .satisfiesExactly(
                        signedIn -> assertThat(signedIn).startsWith("signed-in, "),
                        ended -> assertThat(ended).startsWith("sessions-ended, person, "));
    }
}
