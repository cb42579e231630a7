package io.portwarden.people.factor;

/** How it stands with the second factor of somebody who has shown the first. */
public enum Standing {
    /** There is one, and it is asked for: a code, a passkey, or a recovery code. */
    ASK,
    /** There is none yet, and nobody has ever signed in to the account: it is set up now. */
    SET_UP,
    /** There is none, and somebody has signed in before: a mailed link is wanted as well, so that no thief comes first. */
    MAIL_FIRST
}
