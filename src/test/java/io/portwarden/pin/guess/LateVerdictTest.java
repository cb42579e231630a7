package io.portwarden.pin.guess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestOutage;
import io.portwarden.pin.PinVerdict;
import io.portwarden.pin.TestAttempts;
import io.portwarden.shared.UnavailableException;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What was compared counts as what it was, also when it is written down late. */
class LateVerdictTest extends GuessFixture {

    private void breakOffSettling(boolean right) {
        // The database goes away while the PIN is compared.
        TestOutage[] outage = new TestOutage[1];
        try {
            assertThatThrownBy(() -> guard.guess(tenant.id(), carrier.id(), TestAttempts.order("A", "1"), set -> {
                        outage[0] = new TestOutage(database);
                        return right ? new PinVerdict.Accepted(set.version()) : new PinVerdict.Wrong();
                    }))
                    .isInstanceOfAny(DataAccessException.class, TransactionException.class);
        } finally {
            Objects.requireNonNull(outage[0]).close();
        }
    }

    @Test
    @DisplayName("PIN-8: a right PIN whose verdict could not be written down is written down when the database is back")
    void rightLate() {
        breakOffSettling(true);
        await("right");
        assertThat(outcomes()).containsExactly("right");
        assertThat(send("B", RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
    }

    @Test
    @DisplayName("PIN-8: a wrong PIN whose verdict could not be written down counts once when the database is back")
    void wrongLate() {
        breakOffSettling(false);
        await("wrong");
        assertThat(send("A", "1")).isEqualTo(new PinVerdict.Wrong());
        assertThat(outcomes()).containsExactly("wrong");
        assertThat(world.superuser()
                        .sql("select count(*) from audit_entries where tenant_id = ? and kind = 'pin-refused'")
                        .param(tenant.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("PIN-8: the verdict of a node whose guess somebody else has taken over settles nothing")
    void overtaken() throws Exception {
        try (SlowNode slow = new SlowNode("A", "1", true)) {
            letLeaseRunOut();
            assertThat(send("A", "1")).isEqualTo(new PinVerdict.Wrong());
            assertThatThrownBy(slow::verdict).hasCauseInstanceOf(UnavailableException.class);
        }
        assertThat(outcomes()).containsExactly("wrong");
    }

    @Test
    @DisplayName("PIN-8: nor does it while that one is still comparing, whose verdict is the one that counts")
    void beingOvertaken() throws Exception {
        try (SlowNode slow = new SlowNode("A", "1", true)) {
            letLeaseRunOut();
            try (SlowNode next = new SlowNode("A", "1", false)) {
                assertThatThrownBy(slow::verdict).hasCauseInstanceOf(UnavailableException.class);
                assertThat(outcomes()).containsExactly("in-flight");
                assertThat(next.verdict()).isEqualTo(new PinVerdict.Wrong());
            }
        }
        assertThat(outcomes()).containsExactly("wrong");
    }

    @Test
    @DisplayName("PIN-8: a right PIN that is settled late gives back no wrong one that came after it")
    void lateRightEndsNoLaterRow() throws Exception {
        try (SlowNode slow = new SlowNode("A", RIGHT, true)) {
            for (int i = 0; i < 9; i++) {
                send(guard, world.carrier(), "B" + i, "wrong");
            }
            setBack("1 minute");
            assertThat(slow.verdict()).isEqualTo(new PinVerdict.Accepted(1));
        }
        send(guard, world.carrier(), "C", "wrong");
        assertThat(send(guard, world.carrier(), "D", RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
    }
}
