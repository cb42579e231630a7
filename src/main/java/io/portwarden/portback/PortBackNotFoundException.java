package io.portwarden.portback;

/** There is no such case, order or number for whoever asks. */
public final class PortBackNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PortBackNotFoundException() {
        super("There is no such case");
    }
}
