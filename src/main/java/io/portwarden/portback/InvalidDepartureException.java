package io.portwarden.portback;

import java.util.EnumSet;
import java.util.Set;

/** Says that no number can have left like that, and why. */
public final class InvalidDepartureException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final EnumSet<Problem> problems;

    /** What is wrong. */
    public enum Problem {
        /** Toll-free numbers do not leave to a SPID. */
        TOLL_FREE("toll-free"),
        IN_FUTURE("in-future"),
        TOO_LONG_AGO("too-long-ago"),
        NO_SPID("no-spid");

        private final String code;

        Problem(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    InvalidDepartureException(Set<Problem> problems) {
        super("No number can have left like that: " + problems);
        this.problems = EnumSet.copyOf(problems);
    }

    public Set<Problem> problems() {
        return problems;
    }
}
