package io.portwarden.order;

/** Why somebody disputes an order or decides a dispute, in their own words: 1 to {@value #LONGEST} characters. */
public record Explanation(String text) {

    public static final int LONGEST = 1000;

    /** @throws InvalidException when there is none, it is too long, or holds what cannot be seen */
    public Explanation {
        text = text.strip();
        if (text.isEmpty()) {
            throw new InvalidException(InvalidException.Problem.REQUIRED);
        }
        if (text.length() > LONGEST) {
            throw new InvalidException(InvalidException.Problem.TOO_LONG);
        }
        if (text.codePoints().anyMatch(Explanation::isNoText)) {
            throw new InvalidException(InvalidException.Problem.NOT_TEXT);
        }
    }

    /** Half a character, which no database keeps, or one that cannot be seen and breaks no line. */
    private static boolean isNoText(int character) {
        return Character.getType(character) == Character.SURROGATE
                || Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0;
    }

    /** Says that a text explains nothing, and why, without repeating it. */
    public static final class InvalidException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final Problem problem;

        /** What is wrong with the text. */
        public enum Problem {
            REQUIRED("required"),
            TOO_LONG("too-long"),
            NOT_TEXT("not-text");

            private final String code;

            Problem(String code) {
                this.code = code;
            }

            /** The stable name, for translations. */
            public String code() {
                return code;
            }
        }

        InvalidException(Problem problem) {
            super("An explanation has 1 to %d characters: %s".formatted(LONGEST, problem));
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }
}
