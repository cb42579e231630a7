package io.portwarden.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {

    private static boolean isOff(Holidays holidays, String date) {
        return holidays.contains(LocalDate.parse(date));
    }

    @Test
    @DisplayName("CAL-4: without settings the provider works on 2027-11-26 and is closed on 2027-10-11")
    void federal() {
        assertThat(isOff(Holidays.FEDERAL, "2027-11-26")).isFalse();
        assertThat(isOff(Holidays.FEDERAL, "2027-10-11")).isTrue();
    }

    @Test
    @DisplayName("CAL-4: with day-after-thanksgiving closed, 2027-11-26 is no business day, and no other day changes")
    void closedByName() {
        Holidays holidays = Holidays.of(List.of("day-after-thanksgiving"), List.of());

        assertThat(LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2030, 1, 1))
                        .filter(date -> holidays.contains(date) != Holidays.FEDERAL.contains(date)))
                .extracting(LocalDate::toString)
                .containsExactly("2026-11-27", "2027-11-26", "2028-11-24", "2029-11-23");
    }

    @Test
    @DisplayName("CAL-4: with columbus-day open, 2027-10-11 is a business day, and no other day changes")
    void openByName() {
        Holidays holidays = Holidays.of(List.of(), List.of("columbus-day"));

        assertThat(LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2030, 1, 1))
                        .filter(date -> holidays.contains(date) != Holidays.FEDERAL.contains(date)))
                .extracting(LocalDate::toString)
                .containsExactly("2026-10-12", "2027-10-11", "2028-10-09", "2029-10-08");
    }

    @ParameterizedTest
    @CsvSource({
        "good-friday,            2026-04-03, 2027-03-26, 2028-04-14, 2029-03-30",
        "easter-monday,          2026-04-06, 2027-03-29, 2028-04-17, 2029-04-02",
        "day-after-christmas,    2026-12-26, 2027-12-26, 2028-12-26, 2029-12-26",
        "christmas-eve,          2026-12-24, 2027-12-24, 2028-12-24, 2029-12-24",
        "new-years-eve,          2026-12-31, 2027-12-31, 2028-12-31, 2029-12-31"
    })
    @DisplayName("CAL-4: days that companies keep can be closed by their names")
    void names(String name, String first, String second, String third, String fourth) {
        Holidays holidays = Holidays.of(List.of(name), List.of());

        assertThat(List.of(first, second, third, fourth)).allMatch(date -> isOff(holidays, date));
    }

    @Test
    @DisplayName("CAL-4: an observed holiday opens on the day that it is observed")
    void openObserved() {
        assertThat(isOff(Holidays.of(List.of(), List.of("independence-day")), "2026-07-03"))
                .isFalse();
        assertThat(isOff(Holidays.of(List.of(), List.of("new-years-day")), "2027-12-31"))
                .isFalse();
    }

    @Test
    @DisplayName("CAL-4: what is said of a date is nearer than what is said of a name")
    void dates() {
        Holidays holidays =
                Holidays.of(List.of("day-after-thanksgiving", "2028-10-09"), List.of("columbus-day", "2028-11-24"));

        assertThat(isOff(holidays, "2027-10-11")).isFalse();
        assertThat(isOff(holidays, "2028-10-09")).isTrue();
        assertThat(isOff(holidays, "2027-11-26")).isTrue();
        assertThat(isOff(holidays, "2028-11-24")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    thanksgivin |               | closed | "thanksgivin" is neither a date such as 2026-12-24 nor one of the names new-years-day,
                    2026-02-30  |               | closed | "2026-02-30" is neither a date
                                | christmas-eve | open   | christmas-eve is no federal holiday
                                | 2026-10-10    | open   | 2026-10-10 is a day of a weekend
                    2026-10-12  | 2026-10-12    | open   | 2026-10-12 stands among the closed days too
                    columbus-day | columbus-day | open   | columbus-day stands among the closed days too
                    """)
    @DisplayName("CAL-4: what can be no closed or open day is refused with a sentence")
    void invalid(String closed, String open, String setting, String sentence) {
        assertThatThrownBy(() -> Holidays.of(
                        closed == null ? List.of() : List.of(closed), open == null ? List.of() : List.of(open)))
                .isInstanceOfSatisfying(
                        InvalidHolidayException.class,
                        invalid -> assertThat(invalid.setting()).isEqualTo(setting))
                .hasMessageStartingWith(sentence);
    }
}
