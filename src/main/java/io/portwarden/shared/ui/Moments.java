package io.portwarden.shared.ui;

import com.vaadin.flow.component.UI;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes dates and times as the person at the screen does: in their language and their browser's time zone. */
public record Moments(Locale locale, ZoneId zone) implements Serializable {

    public static Moments of(UI ui) {
        return new Moments(
                ui.getLocale(), zoneOf(ui.getPage().getExtendedClientDetails().getTimeZoneId()));
    }

    /** UTC where the browser does not tell, or names a zone that this Java does not know. */
    private static ZoneId zoneOf(@Nullable String id) {
        if (id == null || id.isBlank()) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(date);
    }

    /** The day in the viewer's zone. */
    public String date(Instant instant) {
        return date(instant.atZone(zone).toLocalDate());
    }

    public String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(zone));
    }

    public String dateAndTime(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(zone));
    }

    /** With the day of the week and the zone, for times that somebody has to keep. */
    public String deadline(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(instant.atZone(zone))
                + zoneName(instant);
    }

    /** With the zone, for the end of a time; shorter than {@link #deadline}. */
    public String until(Instant instant) {
        return dateAndTime(instant) + zoneName(instant);
    }

    /** The same, and beside it as clocks show it in the zone that it is meant in, where they show something else (CAL-3). */
    public String deadline(Instant instant, @Nullable ZoneId meantIn) {
        return deadline(instant) + elsewhere(instant, meantIn);
    }

    /** The same, and beside it as clocks show it in the zone that it is meant in, where they show something else (CAL-3). */
    public String until(Instant instant, @Nullable ZoneId meantIn) {
        return until(instant) + elsewhere(instant, meantIn);
    }

    /** A day, and beside it when it begins here, where it begins in its own zone at another moment (CAL-3). */
    public String beginning(LocalDate day, ZoneId meantIn) {
        Instant begins = day.atStartOfDay(meantIn).toInstant();
        return isAnother(begins, meantIn) ? date(day) + " (" + until(begins) + ")" : date(day);
    }

    private String elsewhere(Instant instant, @Nullable ZoneId meantIn) {
        return meantIn != null && isAnother(instant, meantIn)
                ? " (" + new Moments(locale, meantIn).until(instant) + ")"
                : "";
    }

    private boolean isAnother(Instant instant, ZoneId meantIn) {
        return !zone.getRules().getOffset(instant).equals(meantIn.getRules().getOffset(instant));
    }

    private String zoneName(Instant instant) {
        return " " + DateTimeFormatter.ofPattern("zzz", locale).format(instant.atZone(zone));
    }
}
