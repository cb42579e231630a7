package io.portwarden.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of mails in one language, and how dates are written in it. */
final class Words {

    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.of("es"));

    private final Locale language;
    private final ResourceBundle words;

    private Words(Locale language) {
        this.language = language;
        this.words =
                ResourceBundle.getBundle("notices", language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** The words in the language of that code, or in English. */
    static Words in(String languageCode) {
        return new Words(LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(languageCode))
                .findFirst()
                .orElse(Locale.ENGLISH));
    }

    Locale language() {
        return language;
    }

    /** @throws java.util.MissingResourceException when there is no such key */
    String get(String key) {
        return words.getString(key);
    }

    String get(String key, String otherwise) {
        return words.containsKey(key) ? words.getString(key) : otherwise;
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(language)
                .format(date);
    }

    /** Day, time to the minute, and the zone that it is meant in. */
    String moment(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        String time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(language)
                .format(local);
        // The narrow space before AM and PM is a box in some mail programs.
        return "%s, %s %s"
                .formatted(
                        date(local.toLocalDate()),
                        time.replace('\u202F', ' '),
                        DateTimeFormatter.ofPattern("z", language).format(local));
    }
}
