package io.portwarden.people.password;

/** Why a password cannot be chosen. */
public enum PasswordProblem {
    TOO_SHORT,
    TOO_LONG,
    /** Made mostly of the names of the person, the organization, the address or the portal. */
    OF_KNOWN_NAMES,
    /** Among those that are tried first: common ones, and what is made of common words and patterns only. */
    EASY_TO_GUESS
}
