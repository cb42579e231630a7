package io.portwarden.order.life;

import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.calendar.ConflictWindow;
import io.portwarden.calendar.Holidays;
import io.portwarden.calendar.InvalidHolidayException;
import io.portwarden.order.PlaceOrder;
import io.portwarden.shared.start.StartupRefusedException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Reads the settings of the calendar that are more than a number, and refuses a start with what they cannot be. */
final class CalendarSettings {

    private static final String CALENDAR = "portwarden.calendar.";
    private static final int MOST_DAYS = 60;
    private static final Pattern BY_SIZE = Pattern.compile("([0-9]{1,3})\\s*:\\s*([0-9]{1,2})");

    /** What is no setting any more, because its hours meant something else, and what stands in its place. */
    private static final Map<String, String> FORMER = Map.of(
            "portwarden.orders.review-of-single",
                    "Take it away. portwarden.calendar.review-of-simple has the business hours for the only number of a"
                            + " customer; 4h without it.",
            "portwarden.orders.review-of-several",
                    "Take it away. portwarden.calendar.review-of-others has the hours for every other order, which pass day"
                            + " and night on business days; 24h without it.");

    private CalendarSettings() {}

    static void refuseFormer(Environment environment) {
        FORMER.forEach((name, action) -> {
            if (environment.getProperty(name) != null) {
                throw new StartupRefusedException(
                        name + " is no setting any more: orders are told apart in another way, and their hours are"
                                + " counted in another way.",
                        action);
            }
        });
    }

    static Holidays holidays(CalendarProperties properties) {
        try {
            return Holidays.of(properties.closed(), properties.open());
        } catch (InvalidHolidayException invalid) {
            throw new StartupRefusedException(
                    CALENDAR + invalid.setting() + ": " + invalid.getMessage() + ".",
                    "Write dates such as 2026-12-24 and names such as columbus-day, with commas between, or leave it out.");
        }
    }

    static @Nullable LocalTime cutOff(CalendarProperties properties) {
        String text = properties.cutOffOfOthers().strip();
        try {
            return text.isEmpty() ? null : LocalTime.parse(text);
        } catch (DateTimeException noTime) {
            throw new StartupRefusedException(
                    CALENDAR + "cut-off-of-others is \"" + text + "\"; it is a time of day.",
                    "Write it like 15:00, or leave it out, so that there is none.");
        }
    }

    static ConflictWindow conflictWindow(BusinessCalendar calendar, CalendarProperties properties) {
        return new ConflictWindow(
                calendar,
                time("conflict-until", properties.conflictUntil()),
                time("conflict-until-simple", properties.conflictUntilSimple()));
    }

    private static LocalTime time(String name, String text) {
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeException noTime) {
            throw new StartupRefusedException(
                    CALENDAR + name + " is \"" + text + "\"; it is a time of day.",
                    "Write it like 12:00, or leave it out.");
        }
    }

    static NavigableMap<Integer, Integer> leastDays(CalendarProperties properties) {
        NavigableMap<Integer, Integer> bySize = new TreeMap<>();
        List<String> pairs = properties.leastDaysOfOthers();
        for (String pair : pairs) {
            Matcher read = BY_SIZE.matcher(pair.strip());
            if (!read.matches() || !isPossible(read) || bySize.put(size(read), days(read)) != null) {
                throw new StartupRefusedException(
                        CALENDAR + "least-days-of-others: \"" + pair
                                + "\" is not a number of telephone numbers from 1 to "
                                + PlaceOrder.MAX_NUMBERS + ", a colon and a number of business days from 1 to "
                                + MOST_DAYS
                                + ", each size once.",
                        "Write it like 1:4, 51:10, or leave it out.");
            }
        }
        return bySize;
    }

    private static boolean isPossible(Matcher read) {
        return size(read) >= 1 && size(read) <= PlaceOrder.MAX_NUMBERS && days(read) >= 1 && days(read) <= MOST_DAYS;
    }

    private static int size(Matcher read) {
        return Integer.parseInt(read.group(1));
    }

    private static int days(Matcher read) {
        return Integer.parseInt(read.group(2));
    }
}
