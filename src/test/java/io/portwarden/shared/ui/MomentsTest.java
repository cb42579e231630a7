package io.portwarden.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MomentsTest {

    private static final Instant END = Instant.parse("2026-12-01T20:00:00Z");

    /** The end of something, written without the zone that it is in. */
    private static final Pattern WITHOUT_ZONE =
            Pattern.compile("dateAndTime\\((?:[^()]|\\(\\))*(reviewEnds|[uU]ntil\\b|expires)");

    private static Moments moments(Locale locale) {
        return new Moments(locale, ZoneId.of("America/New_York"));
    }

    @Test
    @DisplayName("The end of a time names its zone, in every language")
    void namesItsZone() {
        for (Locale locale : Languages.OFFERED) {
            assertThat(moments(locale).until(END))
                    .startsWith(moments(locale).dateAndTime(END))
                    .matches("(?s).* \\p{L}{2,5}.*");
            assertThat(moments(locale).deadline(END))
                    .endsWith(moments(locale)
                            .until(END)
                            .substring(moments(locale).dateAndTime(END).length()));
        }
        assertThat(moments(Locale.ENGLISH).until(END)).endsWith("EST");
    }

    @Test
    @DisplayName("CAL-3: a deadline stands in the zone of the browser, and in the order's where clocks differ")
    void inTheZoneOfTheOrder() {
        Moments here = moments(Locale.ENGLISH);
        ZoneId pacific = ZoneId.of("America/Los_Angeles");

        assertThat(here.until(END, pacific)).startsWith(here.until(END)).endsWith("PST)");
        assertThat(here.deadline(END, pacific))
                .startsWith(here.deadline(END) + " (")
                .endsWith("PST)");
        assertThat(here.until(END, ZoneId.of("America/New_York"))).isEqualTo(here.until(END));
        assertThat(here.until(END, ZoneId.of("America/Detroit"))).isEqualTo(here.until(END));
        assertThat(here.until(END, null)).isEqualTo(here.until(END));
    }

    @Test
    @DisplayName("CAL-3: a day says when it begins here, where it begins at another moment")
    void beginning() {
        Moments here = moments(Locale.ENGLISH);
        LocalDate day = LocalDate.of(2026, 12, 4);

        assertThat(here.beginning(day, ZoneId.of("America/New_York"))).isEqualTo(here.date(day));
        assertThat(here.beginning(day, ZoneId.of("America/Los_Angeles")))
                .isEqualTo(here.date(day) + " (" + here.until(Instant.parse("2026-12-04T08:00:00Z")) + ")");
    }

    @Test
    @DisplayName("No screen shows a deadline without its zone")
    void noDeadlineWithoutZone() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> without = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("Moments.java"))
                    .filter(file -> WITHOUT_ZONE.matcher(read(file)).find())
                    // What has happened is told there, and until when it was meant to last.
                    .filter(file -> !file.endsWith("ActivityTexts.java"))
                    .toList();
            assertThat(without).isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
