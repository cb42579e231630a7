package io.portwarden.webhook;

/** Why nothing can be sent to an address that somebody has given. */
public enum WebhookUrlProblem {
    /** Not a complete https address, or one with a name, a password or a fragment in it. */
    MALFORMED("malformed"),
    TOO_LONG("too-long"),
    /** Not https. */
    NOT_ENCRYPTED("not-encrypted"),
    /** A port below 1024 other than 443: something else than a web server listens there. */
    PORT("port"),
    /** The portal itself. */
    OWN("own"),
    /** No such host, or one that is not on the internet: the two are not told apart, so that nobody can look around. */
    NOT_PUBLIC("not-public");

    private final String code;

    WebhookUrlProblem(String code) {
        this.code = code;
    }

    /** The stable name, for programs and translations. */
    public String code() {
        return code;
    }
}
