package io.portwarden.approval;

/** What was asked for cannot be done any more as it was asked for; it has to be asked for anew. */
public class ObsoleteActException extends RuntimeException {

    public ObsoleteActException(String why) {
        super(why);
    }
}
