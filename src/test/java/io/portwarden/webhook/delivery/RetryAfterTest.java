package io.portwarden.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @ParameterizedTest
    @DisplayName(
            "Webhooks: a pause is asked for in seconds or by a date (RFC 9110, 10.2.3), and heeded for a day at most")
    @CsvSource(delimiter = '|', textBlock = """
                    1                              | PT1S
                    120                            | PT2M
                    86400                          | PT24H
                    86401                          | PT24H
                    999999999999999999             | PT24H
                    Mon, 30 Nov 2026 12:05:00 GMT  | PT5M
                    Wed, 02 Dec 2026 12:00:00 GMT  | PT24H
                    Wed, 2 Dec 2026 12:00:00 GMT   | PT24H
                    """)
    void heeded(String value, Duration pause) {
        assertThat(RetryAfter.of(value, NOW)).contains(pause);
    }

    @ParameterizedTest
    @DisplayName("Webhooks: what is no time, or has passed, asks for nothing")
    @ValueSource(
            strings = {
                "",
                "0",
                "-5",
                "1.5",
                "soon",
                "9999999999999999999999",
                "Mon, 30 Nov 2026 11:59:59 GMT",
                "Tue, 30 Nov 2026 12:05:00 GMT",
                "2026-11-30T12:05:00Z",
                "١٢"
            })
    void nothing(String value) {
        assertThat(RetryAfter.of(value, NOW)).isEmpty();
    }
}
