package io.portwarden.people;

import io.portwarden.shared.NormalForm;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as people sign in with it: ASCII, in lower case, so that two spellings that look alike never are two
 * people.
 */
public record EmailAddress(String value) {

    /** What can be an address at all; whether it is one, only a mail can tell (RFC 5321 allows 254 characters). */
    private static final Pattern SHAPE = Pattern.compile("[!-?A-~]{1,64}@[!-?A-~]{1,189}");

    public EmailAddress {
        if (!SHAPE.matcher(value).matches() || !value.equals(value.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Not an e-mail address in lower case");
        }
    }

    /** The address that a text holds, whatever its case and with spaces around it. */
    public static Optional<EmailAddress> parse(String text) {
        String stripped = NormalForm.strip(text);
        return SHAPE.matcher(stripped).matches()
                ? Optional.of(new EmailAddress(stripped.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
