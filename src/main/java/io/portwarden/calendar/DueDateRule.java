package io.portwarden.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** How soon numbers may leave after they were ordered (ORD-2, 47 CFR 52.35). */
public record DueDateRule(BusinessCalendar calendar) {

    private static final int DAYS_FOR_ONE_NUMBER = 1;
    private static final int DAYS_FOR_SEVERAL_NUMBERS = 4;

    /**
     * The earliest due date of an order: for one number the first business day after the day that the order counts
     * for, for several the fourth.
     *
     * @param numbers how many telephone numbers the order moves
     * @throws IllegalArgumentException if {@code numbers} is less than 1
     */
    public LocalDate earliest(Instant receivedAt, int numbers) {
        if (numbers < 1) {
            throw new IllegalArgumentException("An order moves at least 1 number: " + numbers);
        }
        int days = numbers == 1 ? DAYS_FOR_ONE_NUMBER : DAYS_FOR_SEVERAL_NUMBERS;
        return calendar.plusBusinessDays(calendar.countsFor(receivedAt), days);
    }

    /**
     * All that speaks against a desired due date (ORD-1); empty if it can be met.
     *
     * @param numbers how many telephone numbers the order moves
     * @throws IllegalArgumentException if {@code numbers} is less than 1
     */
    public Set<DueDateProblem> problems(LocalDate desired, Instant receivedAt, int numbers) {
        Set<DueDateProblem> problems = EnumSet.noneOf(DueDateProblem.class);
        if (desired.isBefore(earliest(receivedAt, numbers))) {
            problems.add(DueDateProblem.TOO_SOON);
        }
        if (!calendar.isBusinessDay(desired)) {
            problems.add(DueDateProblem.NOT_A_BUSINESS_DAY);
        }
        return problems;
    }
}
