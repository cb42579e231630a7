package io.portwarden.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.pin.GuessLimits.Decision;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessLimitsTest {

    private final GuessLimits limits = new GuessLimits(3, 10, 20);

    @ParameterizedTest
    @DisplayName("PIN-8: a guess is checked, waits for those in flight, or is refused")
    @CsvSource(textBlock = """
                    # latched, wrong and in flight: carrier and tenant | in a row | carrier
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
            int inFlightByCarrierAgainstTenant,
            int wrongInARow,
            int inFlightAgainstTenant,
            int wrongByCarrier,
            int inFlightByCarrier,
            Decision decision) {
        assertThat(limits.next(new GuessCounts(
                        latched,
                        wrongByCarrierAgainstTenant,
                        inFlightByCarrierAgainstTenant,
                        wrongInARow,
                        inFlightAgainstTenant,
                        wrongByCarrier,
                        inFlightByCarrier)))
                .isEqualTo(decision);
    }
}
