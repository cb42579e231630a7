package io.portwarden.pin.guess;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.pin.guess.GuessCounts.Tally;
import io.portwarden.pin.guess.GuessLimits.Decision;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessLimitsTest {

    private final GuessLimits limits = new GuessLimits(3, 10, 20);

    @ParameterizedTest
    @DisplayName("PIN-8: a guess is checked, waits for those in flight, or is refused")
    @CsvSource(textBlock = """
                    # latched, wrong and being compared: carrier and tenant | in a row | carrier
                    false,  0, 0,   0,  0,   0,  0,   CHECK
                    false,  2, 0,   2,  0,   2,  0,   CHECK
                    false,  3, 0,   3,  0,   3,  0,   REFUSE
                    false,  2, 1,   2,  1,   2,  1,   WAIT
                    false,  0, 3,   0,  3,   0,  3,   WAIT
                    false,  0, 2,   0,  2,   0,  2,   CHECK
                    false,  0, 0,   9,  0,   0,  0,   CHECK
                    false,  0, 0,   9,  1,   0,  0,   WAIT
                    false,  0, 0,  10,  0,   0,  0,   REFUSE
                    false,  0, 0,   0, 10,   0,  0,   WAIT
                    false,  0, 0,   0,  0,  19,  0,   CHECK
                    false,  0, 0,   0,  0,  19,  1,   WAIT
                    false,  0, 0,   0,  0,  20,  0,   REFUSE
                    false,  0, 0,   0,  0,   5, 15,   WAIT
                    false,  3, 0,   0,  0,   0, 20,   REFUSE
                    true,   0, 0,   0,  0,   0,  0,   REFUSE
                    """)
    void decides(
            boolean latched,
            int wrongByCarrierAgainstTenant,
            int comparingByCarrierAgainstTenant,
            int wrongInARow,
            int comparingAgainstTenant,
            int wrongByCarrier,
            int comparingByCarrier,
            Decision decision) {
        assertThat(limits.next(new GuessCounts(
                        latched,
                        null,
                        new Tally(wrongByCarrierAgainstTenant, 0, 0, comparingByCarrierAgainstTenant),
                        new Tally(wrongInARow, 0, 0, comparingAgainstTenant),
                        new Tally(wrongByCarrier, 0, 0, comparingByCarrier))))
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @DisplayName("CAR-1: a carrier's own figure takes the place of the one for all")
    @CsvSource(textBlock = """
                    # own figure, wrong, being compared
                    20,   20, 0,  REFUSE
                    1000, 20, 0,  CHECK
                    1000, 999, 1, WAIT
                    1000, 1000, 0, REFUSE
                    1,    0, 0,   CHECK
                    1,    0, 1,   WAIT
                    1,    1, 0,   REFUSE
                    """)
    void ownFigure(int own, int wrong, int comparing, Decision decision) {
        Tally none = new Tally(0, 0, 0, 0);
        GuessCounts counts = new GuessCounts(false, own, none, none, new Tally(wrong, 0, 0, comparing));
        assertThat(limits.next(counts)).isEqualTo(decision);
        assertThat(limits.carrierLimitReached(counts)).isEqualTo(wrong >= own);
    }

    @ParameterizedTest
    @DisplayName(
            "PIN-8: what broke off takes the room of a wrong one, and decides nothing until it is settled or given up")
    @CsvSource(textBlock = """
                    # of one carrier against one tenant: wrong, given up, undecided, being compared
                    0, 0, 0, 0,   CHECK
                    0, 0, 2, 0,   CHECK
                    0, 0, 3, 0,   LATER
                    2, 0, 1, 0,   LATER
                    1, 1, 1, 0,   LATER
                    0, 0, 2, 1,   WAIT
                    1, 0, 1, 1,   WAIT
                    0, 0, 3, 3,   LATER
                    0, 2, 0, 0,   CHECK
                    0, 2, 0, 1,   WAIT
                    0, 3, 0, 0,   REFUSE
                    2, 1, 0, 0,   REFUSE
                    3, 0, 3, 3,   REFUSE
                    1, 2, 1, 0,   REFUSE
                    """)
    void brokenOff(int wrong, int givenUp, int undecided, int comparing, Decision decision) {
        Tally tally = new Tally(wrong, givenUp, undecided, comparing);
        Tally none = new Tally(0, 0, 0, 0);
        assertThat(limits.next(new GuessCounts(false, null, tally, none, none))).isEqualTo(decision);
        GuessLimits three = new GuessLimits(99, 3, 99);
        assertThat(three.next(new GuessCounts(false, null, none, tally, none))).isEqualTo(decision);
        assertThat(new GuessLimits(99, 99, 3).next(new GuessCounts(false, null, none, none, tally)))
                .isEqualTo(decision);
    }

    @Test
    @DisplayName(
            "PIN-8: only wrong PINs that were compared lock until somebody lifts it; what broke off may yet be right")
    void latches() {
        Tally none = new Tally(0, 0, 0, 0);
        GuessCounts brokenOff = new GuessCounts(false, null, none, new Tally(9, 3, 3, 0), new Tally(19, 3, 3, 0));
        assertThat(limits.tenantLimitReached(brokenOff)).isFalse();
        assertThat(limits.carrierLimitReached(brokenOff)).isFalse();
        GuessCounts compared = new GuessCounts(false, null, none, new Tally(10, 0, 0, 0), new Tally(20, 0, 0, 0));
        assertThat(limits.tenantLimitReached(compared)).isTrue();
        assertThat(limits.carrierLimitReached(compared)).isTrue();
    }
}
