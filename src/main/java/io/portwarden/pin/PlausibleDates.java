package io.portwarden.pin;

import java.time.YearMonth;

/** Finds the dates and years that people take as a PIN (PIN-10); the years are 1900 to 2099. */
final class PlausibleDates {

    private PlausibleDates() {}

    public static boolean readAsDate(String digits) {
        return switch (digits.length()) {
            case 6 -> isDateOfSix(digits);
            case 8 -> isDateOfEight(digits);
            default -> false;
        };
    }

    /** MMDDYY, DDMMYY, MMYYYY or YYYYMM. */
    private static boolean isDateOfSix(String digits) {
        int first = number(digits, 0, 2);
        int second = number(digits, 2, 4);
        int third = number(digits, 4, 6);
        // Of 1900 and 2000 only the latter has a 29 February; all other pairs of years have the same days.
        int year = 2000 + third;
        return isDate(year, first, second)
                || isDate(year, second, first)
                || isDate(number(digits, 2, 6), first, 1)
                || isDate(number(digits, 0, 4), third, 1);
    }

    /** YYYYMMDD, MMDDYYYY, DDMMYYYY or two years. */
    private static boolean isDateOfEight(String digits) {
        int firstHalf = number(digits, 0, 4);
        int secondHalf = number(digits, 4, 8);
        return isDate(firstHalf, secondHalf / 100, secondHalf % 100)
                || isDate(secondHalf, firstHalf / 100, firstHalf % 100)
                || isDate(secondHalf, firstHalf % 100, firstHalf / 100)
                || (isYear(firstHalf) && isYear(secondHalf));
    }

    private static boolean isDate(int year, int month, int day) {
        return isYear(year)
                && month >= 1
                && month <= 12
                && YearMonth.of(year, month).isValidDay(day);
    }

    private static boolean isYear(int number) {
        return number >= 1900 && number <= 2099;
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }
}
