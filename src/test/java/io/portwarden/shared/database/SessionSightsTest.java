package io.portwarden.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.shared.database.SessionSights.Fault;
import io.portwarden.shared.database.SessionSights.Sight;
import io.portwarden.shared.start.StartupRefusedException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of what connections see of their sessions")
class SessionSightsTest {

    private static final String A = "71 since 08:00";
    private static final String B = "72 since 08:00";

    private static Sight sight(int connection, String session) {
        return new Sight(connection, session);
    }

    @Test
    @DisplayName("it is right that each has one of its own and keeps it")
    void right() {
        assertThat(SessionSights.fault(List.of())).isEmpty();
        assertThat(SessionSights.fault(List.of(sight(1, A)))).isEmpty();
        assertThat(SessionSights.fault(List.of(sight(1, A), sight(2, B), sight(1, A), sight(2, B), sight(2, B))))
                .isEmpty();
    }

    @Test
    @DisplayName("it is a pooler's doing when one moves, even if it comes back")
    void moved() {
        assertThat(SessionSights.fault(List.of(sight(1, A), sight(1, B)))).contains(Fault.MOVED);
        assertThat(SessionSights.fault(List.of(sight(1, A), sight(2, B), sight(1, A), sight(2, "73"), sight(2, B))))
                .contains(Fault.MOVED);
    }

    @Test
    @DisplayName("it is a pooler's doing when two are in one")
    void shared() {
        assertThat(SessionSights.fault(List.of(sight(1, A), sight(2, A)))).contains(Fault.SHARED);
        assertThat(SessionSights.fault(List.of(sight(1, A), sight(2, B), sight(3, A))))
                .contains(Fault.SHARED);
    }

    @Test
    @DisplayName("processes of the same number on two servers are two sessions")
    void twoServers() {
        assertThat(SessionSights.fault(List.of(sight(1, A), sight(2, "71 since 09:00"))))
                .isEmpty();
    }

    @Test
    @DisplayName("a first transaction that meets somebody else's prepared statements, or misses its own, says the same")
    void statements() {
        assertThat(SessionSights.fault("42P05")).contains(Fault.SHARED);
        assertThat(SessionSights.fault("26000")).contains(Fault.MOVED);
        assertThat(SessionSights.fault("08006")).isEmpty();
        assertThat(SessionSights.fault((String) null)).isEmpty();
    }

    @Test
    @DisplayName("every fault is refused with the property, what it does, and what to do")
    void refused() {
        for (Fault fault : Fault.values()) {
            StartupRefusedException refusal = SessionCheck.refusal(fault, "portwarden.database.listen-url");
            assertThat(refusal).hasMessageContaining("portwarden.database.listen-url that " + fault.words());
            assertThat(refusal.action()).contains("pool_mode = session", "PORTWARDEN_DATABASE_LISTEN_URL");
        }
    }
}
