package io.portwarden.overview.ui;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The weeks that the overview looks back on, in the reader's time zone.
 *
 * @param mondays their first days, oldest first
 */
record Weeks(List<LocalDate> mondays, ZoneId zone) {

    static final int SHOWN = 12;

    Weeks {
        mondays = List.copyOf(mondays);
    }

    /** The last of them is the one that this day is in. */
    static Weeks until(LocalDate day, ZoneId zone) {
        LocalDate last = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Weeks(
                IntStream.range(0, SHOWN)
                        .mapToObj(week -> last.minusWeeks(SHOWN - 1L - week))
                        .toList(),
                zone);
    }

    /** The moments at which one week ends and the next begins, with the begin of the first and the end of the last. */
    List<Instant> parted() {
        return IntStream.rangeClosed(0, mondays.size())
                .mapToObj(week ->
                        mondays.getFirst().plusWeeks(week).atStartOfDay(zone).toInstant())
                .toList();
    }
}
