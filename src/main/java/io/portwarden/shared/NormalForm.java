package io.portwarden.shared;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The one form in which texts are compared that people write in many ways, such as account numbers and ZIP codes: what
 * looks the same is the same. It is computed here only, never by the database, which has other rules in every locale.
 */
public final class NormalForm {

    /** More rounds than any text needs; most need one. */
    private static final int MOST_ROUNDS = 10;

    private NormalForm() {}

    /**
     * The text in Unicode's NFKC, with case folded in full (ß is ss), without blanks and what cannot be seen, and with
     * {@code -} for every dash. The normal form of a normal form is itself. It may be empty.
     */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        String folded = text;
        // Folding makes what can be composed again, and what is left out brings together what can be composed.
        for (int i = 0; i < MOST_ROUNDS; i++) {
            String before = folded;
            folded = round(before);
            if (folded.equals(before)) {
                return folded;
            }
        }
        return folded;
    }

    /** The text with {@code -} for every dash and without blanks and what cannot be seen, and otherwise as it is. */
    public static String withoutBlanks(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        text.codePoints().filter(character -> !isUnseen(character)).forEach(character -> {
            if (isDash(character)) {
                seen.append('-');
            } else {
                seen.appendCodePoint(character);
            }
        });
        return seen.toString();
    }

    /**
     * What somebody means who has typed or pasted this: without what cannot be seen, with {@code -} for every dash, and in
     * the plain characters where it has full-width ones or digits of another script. Blanks are spaces, unless they end a
     * line or a cell; at either end there are none. Letters stay as they are, and what is no digit (¹, ½) becomes none.
     */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(character -> plain(character, plain));
        return strip(plain.toString());
    }

    private static void plain(int character, StringBuilder plain) {
        if (character == '\t') {
            plain.append('\t');
        } else if (isLineBreak(character)) {
            plain.append('\n');
        } else if (isBlank(character)) {
            plain.append(' ');
        } else if (isDash(character)) {
            plain.append('-');
        } else if (isBetween(character, 0xFF01, 0xFF5E)) {
            plain.append((char) (character - 0xFF01 + '!'));
        } else if (Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER) {
            plain.append(Character.digit(character, 10));
        } else if (!isUnseen(character)) {
            plain.appendCodePoint(character);
        }
    }

    /** The text without blanks at either end, those included that {@link String#strip()} leaves, such as U+00A0. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static String round(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        // Upper case first: it writes out what stands for several letters. The last sigma of a word is one like others.
        String folded =
                composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        return Normalizer.normalize(withoutBlanks(folded), Normalizer.Form.NFKC);
    }

    /** Most texts by far. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character <= ' ' || character > '~' || character >= 'A' && character <= 'Z') {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isLineBreak(int character) {
        return isBetween(character, '\n', '\r') || character == 0x85 || character == 0x2028 || character == 0x2029;
    }

    private static boolean isUnseen(int character) {
        return isBlank(character)
                || switch (Character.getType(character)) {
                    case Character.CONTROL, Character.FORMAT -> true;
                    default -> isDefaultIgnorable(character);
                };
    }

    /** Unicode's Default_Ignorable_Code_Point, as far as no format characters, and the Braille pattern without dots. */
    private static boolean isDefaultIgnorable(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x2800, 0x3164, 0xFFA0 -> true;
            default ->
                isBetween(character, 0x180B, 0x180F)
                        || isBetween(character, 0xFE00, 0xFE0F)
                        || isBetween(character, 0xFFF0, 0xFFF8)
                        || isBetween(character, 0xE0000, 0xE0FFF);
        };
    }

    /** Unicode's Dash, and what is written for one. */
    private static boolean isDash(int character) {
        return switch (character) {
            case 0x02D7, 0x2043, 0x2053, 0x207B, 0x208B, 0x2212, 0x2796, 0x10D6E -> true;
            default -> Character.getType(character) == Character.DASH_PUNCTUATION;
        };
    }

    private static boolean isBetween(int character, int first, int last) {
        return character >= first && character <= last;
    }
}
