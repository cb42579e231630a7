package io.portwarden.pin;

import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Finds the patterns that people make of digits themselves: repeats, runs and pairs (PIN-10). */
final class DigitPatterns {

    private static final Pattern PAIRS = Pattern.compile("(?:(\\d)\\1+)+\\d?");

    /** One or two up or down, counted around the 0 as in 890123. */
    private static final Set<Integer> SHORT_STEPS = Set.of(1, 2, 8, 9);

    /** By one, by ten, or by both, up or down: 121314, 102030, 122334. */
    private static final Set<Integer> STEPS_OF_TWO_DIGITS = Set.of(1, -1, 10, -10, 11, -11);

    private DigitPatterns() {}

    public static boolean repeat(String digits) {
        return digits.chars().distinct().count() <= 2
                || longestStretch(digits, step -> step == 0) >= digits.length() - 2
                || repeatBlock(digits)
                || digits.contentEquals(new StringBuilder(digits).reverse());
    }

    public static boolean count(String digits) {
        return longestStretch(digits, step -> step != 0) >= Math.max(5, digits.length() - 2)
                || countInParts(digits)
                || countByTwoDigits(digits);
    }

    /** Groups of two or more equal digits; one single digit may end them, as in 1122334. */
    public static boolean comeInPairs(String digits) {
        return PAIRS.matcher(digits).matches();
    }

    private static boolean repeatBlock(String digits) {
        for (int block = 1; block <= digits.length() / 2; block++) {
            if (digits.startsWith(digits.substring(block))) {
                return true;
            }
        }
        return false;
    }

    /** The most digits in a row that go on by one and the same step. */
    private static int longestStretch(String digits, IntPredicate stepThatCounts) {
        int longest = 1;
        for (int start = 0; start < digits.length() - 1; start++) {
            if (stepThatCounts.test(stepAt(digits, start))) {
                longest = Math.max(longest, endOfStretch(digits, start) - start);
            }
        }
        return longest;
    }

    /** Nothing but runs of three or more: 123789, 12348765, 13572468. */
    private static boolean countInParts(String digits) {
        int start = 0;
        while (start < digits.length()) {
            int end = endOfStretch(digits, start);
            if (end - start < 3 || !SHORT_STEPS.contains(stepAt(digits, start))) {
                return false;
            }
            start = end;
        }
        return true;
    }

    private static boolean countByTwoDigits(String digits) {
        if (digits.length() % 2 != 0) {
            return false;
        }
        int step = twoDigitsAt(digits, 2) - twoDigitsAt(digits, 0);
        for (int i = 2; i < digits.length(); i += 2) {
            if (twoDigitsAt(digits, i) - twoDigitsAt(digits, i - 2) != step) {
                return false;
            }
        }
        return STEPS_OF_TWO_DIGITS.contains(step);
    }

    /** Where the stretch of equal steps that starts here ends (exclusive). */
    private static int endOfStretch(String digits, int start) {
        int end = start + 1;
        while (end < digits.length() && stepAt(digits, end - 1) == stepAt(digits, start)) {
            end++;
        }
        return end;
    }

    private static int stepAt(String digits, int index) {
        return Math.floorMod(digits.charAt(index + 1) - digits.charAt(index), 10);
    }

    private static int twoDigitsAt(String digits, int index) {
        return Integer.parseInt(digits, index, index + 2, 10);
    }
}
