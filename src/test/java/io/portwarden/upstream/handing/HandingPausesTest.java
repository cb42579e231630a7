package io.portwarden.upstream.handing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HandingPausesTest {

    @Test
    @DisplayName(
            "UPS-11: a PIN that was not taken is handed on again after pauses that grow from 10 seconds to an hour")
    void grows() {
        assertThat(IntStream.rangeClosed(1, 40).mapToObj(attempts -> HandingPauses.after(attempts, 0.5, null)))
                .startsWith(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2))
                .endsWith(Duration.ofHours(1))
                .isSorted();
        assertThat(HandingPauses.after(1, 0, null)).isEqualTo(Duration.ofSeconds(8));
        assertThat(HandingPauses.after(1, 0.999, null)).isBetween(Duration.ofMillis(11_990), Duration.ofSeconds(12));
    }

    @Test
    @DisplayName("UPS-11: an upstream that asks to be left alone is, for that time")
    void heeds() {
        assertThat(HandingPauses.after(1, 0.5, Duration.ofMinutes(3))).isEqualTo(Duration.ofMinutes(3));
        assertThat(HandingPauses.after(7, 0.5, Duration.ofMinutes(3))).isEqualTo(Duration.ofHours(1));
    }
}
