package io.portwarden.idempotency;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what a program names a request that it may have to send again (draft-ietf-httpapi-idempotency-key-header).
 *
 * @param text 1 to 255 characters of ASCII that can be seen, or spaces
 */
public record IdempotencyKey(String text) {

    /** A String of RFC 9651, section 3.3.3, without parameters. */
    private static final Pattern QUOTED = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*)\"");

    /** What most clients send, quotes or not: nothing in it means anything in a structured field. */
    private static final Pattern BARE = Pattern.compile("[!#-+\\--:<-\\[\\]-~]+");

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final int LONGEST = 255;

    public IdempotencyKey {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("An Idempotency-Key has 1 to " + LONGEST + " characters");
        }
    }

    /** The key that a header holds; with quotes and without it is the same. */
    public static Optional<IdempotencyKey> parse(String header) {
        String value = header.strip();
        Matcher quoted = QUOTED.matcher(value);
        if (quoted.matches()) {
            return of(ESCAPED.matcher(quoted.group(1)).replaceAll("$1"));
        }
        return BARE.matcher(value).matches() ? of(value) : Optional.empty();
    }

    private static Optional<IdempotencyKey> of(String text) {
        return text.isEmpty() || text.length() > LONGEST ? Optional.empty() : Optional.of(new IdempotencyKey(text));
    }
}
