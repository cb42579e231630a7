package io.portwarden.order;

/** Why somebody disputes an order or decides a dispute, in their own words: 1 to {@value #LONGEST} characters. */
public record Explanation(String text) {

    public static final int LONGEST = 1000;

    /** @throws InvalidExplanationException when there is none, it is too long, or holds what cannot be seen */
    public Explanation {
        text = text.strip();
        if (text.isEmpty()) {
            throw new InvalidExplanationException(InvalidExplanationException.Problem.REQUIRED);
        }
        if (text.length() > LONGEST) {
            throw new InvalidExplanationException(InvalidExplanationException.Problem.TOO_LONG);
        }
        if (text.codePoints().anyMatch(Explanation::isNoText)) {
            throw new InvalidExplanationException(InvalidExplanationException.Problem.NOT_TEXT);
        }
    }

    /** Half a character, which no database keeps, or one that cannot be seen and breaks no line. */
    private static boolean isNoText(int character) {
        return Character.getType(character) == Character.SURROGATE
                || Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0;
    }
}
