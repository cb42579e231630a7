package io.portwarden.pin;

import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the shapes that people draw on a telephone's keypad (PIN-10).
 *
 * <pre>
 * 1 2 3
 * 4 5 6
 * 7 8 9
 *   0
 * </pre>
 */
final class KeypadShapes {

    /** Straight lines over three or four keys, in both directions. */
    private static final List<String> LINES = Stream.of(
                    "123", "456", "789", "147", "258", "369", "580", "2580", "159", "357")
            .flatMap(line -> Stream.of(line, new StringBuilder(line).reverse().toString()))
            .toList();

    /** At index n, the keys above, below, left and right of key n. */
    private static final List<String> NEXT_TO =
            List.of("8", "24", "135", "26", "157", "2468", "359", "48", "5790", "68");

    /** The corners of the keypad and the middles of its edges, each once around and back to the first. */
    private static final List<String> RINGS = List.of("13971", "26842");

    private KeypadShapes() {}

    public static boolean draw(String digits) {
        return fallIntoLines(digits, 0) || isPath(digits) || RINGS.stream().anyMatch(ring -> goRound(ring, digits));
    }

    /**
     * Whether the rest is nothing but straight lines: 147258369, also where one begins on the key that the one before
     * ended on (1235789), and where the last one is cut short (14725836).
     */
    private static boolean fallIntoLines(String digits, int from) {
        String rest = digits.substring(from);
        for (String line : LINES) {
            if (line.startsWith(rest)) {
                return true;
            }
            int end = from + line.length();
            if (rest.startsWith(line) && (fallIntoLines(digits, end) || fallIntoLines(digits, end - 1))) {
                return true;
            }
        }
        return false;
    }

    /** A finger that never leaves the keypad and never moves aslant: 14789632. */
    private static boolean isPath(String digits) {
        for (int i = 1; i < digits.length(); i++) {
            if (NEXT_TO.get(digits.charAt(i - 1) - '0').indexOf(digits.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean goRound(String ring, String digits) {
        for (int i = 1; i < digits.length(); i++) {
            String move = digits.substring(i - 1, i + 1);
            String moveBack = new StringBuilder(move).reverse().toString();
            if (!ring.contains(move) && !ring.contains(moveBack)) {
                return false;
            }
        }
        return true;
    }
}
