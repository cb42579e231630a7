package io.portwarden.people.guess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portwarden.people.guess.GuessLimits.Decision;
import io.portwarden.people.session.SignInProperties;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessLimitsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final GuessLimits limits = new GuessLimits(10, 100, 100, HOUR, MINUTE, HOUR, MINUTE, MINUTE);

    @ParameterizedTest(name = "{0} wrong, {1} in flight: {2}")
    @DisplayName("Ten wrong passwords in a row are checked, however many come at once")
    @CsvSource({"0,0,CHECK", "0,9,CHECK", "0,10,WAIT", "9,0,CHECK", "9,1,WAIT", "4,6,WAIT", "10,0,REFUSE"})
    void inARow(int wrong, int inFlight, Decision decision) {
        assertThat(limits.next(
                        new GuessCounts(false, wrong, inFlight, Duration.ZERO, wrong, inFlight, wrong, inFlight)))
                .isEqualTo(decision);
    }

    @ParameterizedTest(name = "after {0} wrong: {1} minutes")
    @DisplayName("From the tenth on, each wrong password begins a pause, twice as long as the last, of an hour at most")
    @CsvSource({"10,1", "11,2", "12,4", "15,32", "16,60", "17,60", "99,60"})
    void pauses(int wrong, int minutes) {
        Duration pause = Duration.ofMinutes(minutes);
        assertThat(limits.pauseAfter(wrong)).isEqualTo(pause);
        assertThat(afterPause(wrong, 0, pause.minusMillis(1))).isEqualTo(Decision.REFUSE);
        assertThat(afterPause(wrong, 0, pause)).isEqualTo(Decision.CHECK);
        assertThat(afterPause(wrong, 1, pause)).isEqualTo(Decision.WAIT);
    }

    private Decision afterPause(int wrong, int inFlight, Duration since) {
        return limits.next(new GuessCounts(false, wrong, inFlight, since, wrong, inFlight, 0, 0));
    }

    @Test
    @DisplayName("A hundred wrong passwords in a row are the end, wherever they came from (NIST SP 800-63B-4, 3.2.2)")
    void atMost() {
        Duration year = Duration.ofDays(365);
        assertThat(limits.next(new GuessCounts(true, 0, 0, year, 100, 0, 0, 0))).isEqualTo(Decision.REFUSE);
        assertThat(limits.next(new GuessCounts(true, 0, 0, year, 99, 0, 0, 0))).isEqualTo(Decision.CHECK);
        assertThat(limits.next(new GuessCounts(true, 0, 0, year, 99, 1, 0, 0))).isEqualTo(Decision.WAIT);
    }

    @ParameterizedTest(name = "{0} wrong, {1} in flight: {2}")
    @DisplayName("A hundred wrong passwords from one address are checked, whatever accounts they are for")
    @CsvSource({"99,0,CHECK", "99,1,WAIT", "0,100,WAIT", "100,0,REFUSE"})
    void perSource(int wrong, int inFlight, Decision decision) {
        assertThat(limits.next(new GuessCounts(false, 0, 0, Duration.ZERO, 0, 0, wrong, inFlight)))
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @DisplayName("Limits that limit nothing, or lock everybody out, cannot be configured")
    @CsvSource({"11,10,100", "100,99,100"})
    void configured(int inARow, int inARowAtMost, int perSource) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignInProperties.Guesses(
                        inARow, inARowAtMost, perSource, HOUR, MINUTE, HOUR, MINUTE, MINUTE));
    }

    @Test
    @DisplayName("Pauses that do not grow cannot be configured")
    void configuredPauses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignInProperties.Guesses(10, 100, 100, HOUR, HOUR, MINUTE, MINUTE, MINUTE));
    }
}
