package io.portwarden.order.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.shared.start.StartupRefusedException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CalendarSettingsTest {

    private final ApplicationContextRunner program =
            new ApplicationContextRunner().withUserConfiguration(OrderConfiguration.class);

    @Test
    @DisplayName("CAL-4: closed and open days are settings, by name and date, with commas between")
    void days() {
        program.withPropertyValues(
                        "portwarden.calendar.closed=day-after-thanksgiving, 2026-12-24",
                        "portwarden.calendar.open=columbus-day")
                .run(context -> {
                    BusinessCalendar calendar = context.getBean(BusinessCalendar.class);
                    assertThat(calendar.isBusinessDay(LocalDate.of(2027, 11, 26)))
                            .isFalse();
                    assertThat(calendar.isBusinessDay(LocalDate.of(2026, 12, 24)))
                            .isFalse();
                    assertThat(calendar.isBusinessDay(LocalDate.of(2027, 12, 23)))
                            .isTrue();
                    assertThat(calendar.isBusinessDay(LocalDate.of(2027, 10, 11)))
                            .isTrue();
                });
    }

    @Test
    @DisplayName(
            "CAL-2: cut-off and least days of orders that are not simple are settings; without them there is none, and 4")
    void others() {
        program.withPropertyValues(
                        "portwarden.calendar.cut-off-of-others=15:00",
                        "portwarden.calendar.least-days-of-others=1:4, 51:10")
                .run(context -> {
                    CalendarProperties properties = context.getBean(CalendarProperties.class);
                    assertThat(CalendarSettings.cutOff(properties)).isEqualTo(LocalTime.of(15, 0));
                    assertThat(CalendarSettings.leastDays(properties)).isEqualTo(Map.of(1, 4, 51, 10));
                });
        program.run(context -> {
            CalendarProperties properties = context.getBean(CalendarProperties.class);
            assertThat(CalendarSettings.cutOff(properties)).isNull();
            assertThat(CalendarSettings.leastDays(properties)).isEqualTo(Map.of(1, 4));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    portwarden.calendar.closed               | boxing-day    | portwarden.calendar.closed: "boxing-day" is neither a date
                    portwarden.calendar.open                 | christmas-eve | portwarden.calendar.open: christmas-eve is no federal holiday
                    portwarden.calendar.open                 | 2026-10-10    | portwarden.calendar.open: 2026-10-10 is a day of a weekend
                    portwarden.calendar.cut-off-of-others    | 25:00         | portwarden.calendar.cut-off-of-others is "25:00"; it is a time of day.
                    portwarden.calendar.least-days-of-others | 51            | portwarden.calendar.least-days-of-others: "51" is not
                    portwarden.calendar.least-days-of-others | 501:4         | portwarden.calendar.least-days-of-others: "501:4" is not
                    portwarden.calendar.least-days-of-others | 1:0           | portwarden.calendar.least-days-of-others: "1:0" is not
                    portwarden.calendar.least-days-of-others | 1:4,1:5       | portwarden.calendar.least-days-of-others: "1:5" is not
                    portwarden.orders.review-of-single       | 8h            | portwarden.orders.review-of-single is no setting any more
                    portwarden.orders.review-of-several      | 24h           | portwarden.orders.review-of-several is no setting any more
                    """)
    @DisplayName("CAL-2, CAL-4: what cannot be, and what is no setting any more, stops the start with a sentence")
    void refused(String name, String value, String sentence) {
        program.withPropertyValues(name + "=" + value)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .satisfies(cause -> assertThat(cause).isInstanceOf(StartupRefusedException.class))
                        .hasMessageStartingWith(sentence));
    }
}
