package io.portwarden.shared.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RoundsTest {

    private final Semaphore done = new Semaphore(0);

    /** Each round wants the lock that others hold as well, as those of the program do. */
    private final class Failing extends Rounds {

        private final boolean lastRound;

        Failing(Duration every, boolean lastRound) {
            super("failing", "Rounds of a test", Duration.ZERO, every);
            this.lastRound = lastRound;
        }

        @Override
        protected synchronized void round() throws Exception {
            done.release();
            throw new Exception("away");
        }

        @Override
        protected boolean hasLastRound() {
            return lastRound;
        }
    }

    @Test
    @DisplayName("A round that fails is followed by the next one, also after a stop and another start")
    void goesOn() throws InterruptedException {
        Rounds rounds = new Failing(Duration.ofMillis(1), false);
        for (int start = 0; start < 2; start++) {
            rounds.start();
            assertThat(rounds.isRunning()).isTrue();
            done.acquire(3);
            rounds.stop();
            assertThat(rounds.isRunning()).isFalse();
            assertThat(rounds.isStopping()).isTrue();
            done.drainPermits();
        }
        assertThat(done.availablePermits()).isZero();
    }

    @Test
    @DisplayName("Where it is asked for, there is one more round when it stops, and none when it had not begun")
    void lastRound() throws InterruptedException {
        Rounds rounds = new Failing(Duration.ofDays(1), true);
        rounds.stop();
        assertThat(done.availablePermits()).isZero();
        rounds.start();
        done.acquire();
        rounds.stop();
        assertThat(done.availablePermits()).isEqualTo(1);
    }

    @Test
    @DisplayName("Without a time between them there are no rounds")
    void none() {
        Rounds rounds = new Failing(Duration.ZERO, true);
        rounds.start();
        assertThat(rounds.isRunning()).isFalse();
        rounds.stop();
        assertThat(done.availablePermits()).isZero();
    }
}
