package io.portwarden.people.password;

/** How many guesses a password would take, as far as can be told. */
public enum PasswordStrength {
    /** Fewer than 100 million. */
    WEAK,
    /** Fewer than ten thousand million. */
    GOOD,
    STRONG
}
