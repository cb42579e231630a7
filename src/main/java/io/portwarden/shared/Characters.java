package io.portwarden.shared;

import java.util.regex.Pattern;

/** Of which characters a text may consist that somebody sends or types, whatever it is for. */
public final class Characters {

    /** Unicode, section 23.7: these, and the last two of every plane, are no characters. */
    private static final int NONE_FROM = 0xFDD0;

    private static final int NONE_TO = 0xFDEF;
    private static final int LAST_TWO = 0xFFFE;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    private Characters() {}

    /** Whether the database keeps it as it is: without U+0000, and without half of a surrogate pair. */
    public static boolean canBeKept(String text) {
        return text.codePoints().allMatch(one -> one != 0 && Character.getType(one) != Character.SURROGATE);
    }

    /**
     * Whether it can be a name, an address or whatever else stands in one line: what can be kept, without line breaks or
     * other control characters and without what Unicode says is no character.
     */
    public static boolean fitOneLine(String text) {
        return text.codePoints().allMatch(Characters::fitsOneLine);
    }

    private static boolean fitsOneLine(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> (character & LAST_TWO) != LAST_TWO && (character < NONE_FROM || character > NONE_TO);
        };
    }

    /** Whether every character can be seen or is a blank: others would stand in mails, and in what carriers have to match. */
    public static boolean canBeSeen(String text) {
        return text.codePoints().noneMatch(Characters::isInvisible);
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }

    /** How many characters it has, as JSON Schema and the database count them: one of two code units is one. */
    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The text with one space for all that breaks a line or controls something else, and for what cannot be kept. */
    public static String inOneLine(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ");
        return line.codePoints()
                .map(one -> fitsOneLine(one) ? one : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
