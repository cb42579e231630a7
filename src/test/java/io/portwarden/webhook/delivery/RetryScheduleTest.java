package io.portwarden.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    private static final double MIDDLE = 0.5;

    @ParameterizedTest(name = "after attempt {0}: {1}")
    @DisplayName("Webhooks: a failed delivery is tried again after growing pauses")
    @CsvSource({"1, PT5S", "2, PT5M", "3, PT30M", "4, PT2H", "5, PT5H", "6, PT10H", "7, PT14H", "8, PT20H", "9, PT24H"})
    void pauses(int attempts, Duration pause) {
        assertThat(RetrySchedule.pauseAfter(attempts, MIDDLE, Duration.ZERO)).contains(pause);
        assertThat(RetrySchedule.pauseAfter(attempts, 0, Duration.ZERO).orElseThrow())
                .isEqualTo(pause.multipliedBy(8).dividedBy(10));
        assertThat(RetrySchedule.pauseAfter(attempts, 0.999_999, Duration.ZERO).orElseThrow())
                .isBetween(
                        pause.multipliedBy(119).dividedBy(100),
                        pause.multipliedBy(12).dividedBy(10));
    }

    @Test
    @DisplayName("Webhooks: the attempts go on for three days, and then no more")
    void threeDays() {
        Duration total = Duration.ZERO;
        for (int attempts = 1; attempts < RetrySchedule.MOST_ATTEMPTS; attempts++) {
            total = total.plus(
                    RetrySchedule.pauseAfter(attempts, MIDDLE, Duration.ZERO).orElseThrow());
        }
        assertThat(total).isBetween(Duration.ofDays(3), Duration.ofDays(4));
        assertThat(RetrySchedule.pauseAfter(10, MIDDLE, Duration.ofHours(1))).isEmpty();
        assertThat(RetrySchedule.pauseAfter(11, MIDDLE, Duration.ZERO)).isEmpty();
    }

    @Test
    @DisplayName("Webhooks: who asks to be left alone is, and for no less than the usual pause")
    void asked() {
        assertThat(RetrySchedule.pauseAfter(1, 0, Duration.ofHours(1))).contains(Duration.ofHours(1));
        assertThat(RetrySchedule.pauseAfter(1, MIDDLE, Duration.ofHours(1))).contains(Duration.ofMinutes(66));
        assertThat(RetrySchedule.pauseAfter(4, MIDDLE, Duration.ofMinutes(1))).contains(Duration.ofHours(2));
    }
}
