package io.portwarden.people.factor;

/** A link was mailed a moment ago; there is a pause before the next. */
public class LinkPauseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LinkPauseException() {
        super("A link was mailed a moment ago");
    }
}
