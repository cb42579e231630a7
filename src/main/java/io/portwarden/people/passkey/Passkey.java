package io.portwarden.people.passkey;

import io.portwarden.shared.Characters;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of a person's passkeys, as the person sees it.
 *
 * @param id its credential id, Base64 for URLs
 * @param name what the person calls it
 * @param lastUsedAt null as long as nobody has signed in with it
 */
public record Passkey(
        String id, String name, Instant createdAt, @Nullable Instant lastUsedAt) implements Serializable {

    public static final int LONGEST_NAME = 100;

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Zl}\\p{Zp}]{1," + LONGEST_NAME + "}");

    /** The name that a text holds, without spaces around it; none when it is empty, too long or has line breaks. */
    public static Optional<String> parseName(String text) {
        return Optional.of(text.strip()).filter(name -> NAME.matcher(name).matches() && Characters.fitOneLine(name));
    }
}
