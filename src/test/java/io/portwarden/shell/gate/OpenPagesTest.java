package io.portwarden.shell.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portwarden.TestBrowser;
import io.portwarden.TestClock;
import io.portwarden.TestPage;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.people.member.MemberService;
import io.portwarden.people.session.SessionService;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages that stand open, over their WebSockets; sessions are ended as another node would, by its service. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OpenPagesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    TestWorld world;

    @Autowired
    SessionService sessions;

    @Autowired
    MemberService members;

    @Autowired
    OpenPages pages;

    @Autowired
    TestClock clock;

    @Autowired
    LiveUpdates updates;

    @Autowired
    Transactions transactions;

    TestTenant tenant;
    SignedInPerson eve;

    @BeforeEach
    void makeWorld() {
        clock.reset();
        tenant = world.usTenant();
        eve = tenant.viewer();
        world.bringIn(tenant.admin());
        world.signUp(eve, PASSWORD);
    }

    private TestPage openPage() throws Exception {
        TestBrowser browser = new TestBrowser(port);
        browser.signIn(eve.email(), PASSWORD);
        return new TestPage(port, "portwarden=" + browser.session(), "numbers");
    }

    private void happen() {
        transactions.doStating(
                Scope.tenant(tenant.id()),
                () -> updates.publish(new LiveUpdate(tenant.id(), LiveUpdate.Topic.NUMBER, Identifiers.next())));
    }

    /** What ends a session that its page hears nothing of. */
    enum Ending {
        ELSEWHERE,
        REMOVED,
        IDLE,
        LONGEST
    }

    private void bring(Ending ending) {
        switch (ending) {
            case ELSEWHERE ->
                TestWorld.as(eve, () -> {
                    sessions.endOthers();
                    return eve;
                });
            case REMOVED -> TestWorld.as(tenant.admin(), () -> members.remove(eve.personId()));
            case IDLE -> clock.advance(Duration.ofMinutes(16));
            case LONGEST -> clock.advance(Duration.ofHours(9));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("SIG-27: a page that asks for nothing is told nothing more soon after its session has ended")
    void cutOff(Ending ending) throws Exception {
        try (TestPage page = openPage()) {
            happen();
            await().atMost(PATIENCE).until(() -> page.pushed().contains("\"changes\""));

            bring(ending);

            await().atMost(PATIENCE).until(() -> !page.isOpen());
            String before = page.pushed();
            happen();
            for (String answer : List.of(page.comeAgain(), page.go("port-orders"))) {
                assertThat(answer).contains("\"sessionExpired\":true").doesNotContain("changes");
            }
            assertThat(page.pushed()).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("SIG-27: pages of sessions that go on are told news, however often they are looked after")
    void goesOn() throws Exception {
        try (TestPage eves = openPage()) {
            pages.round();
            happen();
            await().atMost(PATIENCE).until(() -> eves.pushed().contains("\"changes\""));
            assertThat(eves.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName("SIG-27: what a page sends by its WebSocket, past every filter, is not looked at")
    void oneWay() throws Exception {
        try (TestPage page = openPage()) {
            page.goByWebSocket("port-orders");
            happen();
            await().atMost(PATIENCE).until(() -> page.pushed().contains("\"changes\""));
            assertThat(page.pushed()).doesNotContain("Port orders");
            assertThat(page.go("port-orders")).contains("Port orders");
        }
    }
}
