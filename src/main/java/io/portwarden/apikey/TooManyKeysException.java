package io.portwarden.apikey;

/** There are as many valid API keys as one may have: one has to be revoked or to expire before there is another. */
public final class TooManyKeysException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyKeysException() {
        super("There are " + KeyOnFile.MOST_VALID + " valid API keys at the most");
    }
}
