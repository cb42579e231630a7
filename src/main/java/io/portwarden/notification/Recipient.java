package io.portwarden.notification;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * To whom a notice goes.
 *
 * @param email one address: up to 254 characters, one @, no spaces or control characters
 * @param language in which to write; English where there are no words in it
 */
public record Recipient(String email, Locale language) {

    private static final int MAX_LENGTH = 254;
    // Lenient, so that an address that no mail reaches keeps nobody from setting a PIN; the mailer looks closer.
    private static final Pattern SHAPE = Pattern.compile("[^\\p{C}\\p{Z}@]+@[^\\p{C}\\p{Z}@]+");

    /** @throws IllegalArgumentException when it cannot be an address; the message does not hold it */
    public Recipient {
        if (email.length() > MAX_LENGTH || !SHAPE.matcher(email).matches()) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
    }

    /** The language's code, such as {@code fr}. */
    String languageCode() {
        return language.getLanguage().isEmpty() ? Locale.ENGLISH.getLanguage() : language.getLanguage();
    }
}
