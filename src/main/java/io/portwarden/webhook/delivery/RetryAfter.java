package io.portwarden.webhook.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a receiver asks to be left alone: {@code Retry-After} (RFC 9110, section 10.2.3), in seconds or as a date. Heeded
 * for a day at most; what is neither, or has passed, asks for nothing.
 */
final class RetryAfter {

    static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

    private RetryAfter() {}

    /** @param value of the header, as it came */
    static Optional<Duration> of(String value, Instant now) {
        return read(value, now)
                .filter(Duration::isPositive)
                .map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
    }

    private static Optional<Duration> read(String value, Instant now) {
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            return Optional.of(Duration.between(
                    now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()));
        } catch (DateTimeException | ArithmeticException neither) {
            return Optional.empty();
        }
    }
}
