package io.portwarden.shared.api;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a program asks for.
 *
 * @param after the key that the part before ended with; null for the first part
 * @param limit how many rows it has at the most, 1 to {@value #HIGHEST_LIMIT}
 */
public record PageQuery(@Nullable UUID after, int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int HIGHEST_LIMIT = 200;

    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");

    /**
     * Reads {@code cursor} and {@code limit} as they were sent.
     *
     * @throws ProblemException (400) naming each of them that cannot be
     */
    public static PageQuery of(@Nullable String cursor, @Nullable String limit) {
        QueryCheck check = new QueryCheck();
        PageQuery query = of(cursor, limit, check);
        check.end();
        return query;
    }

    /** As {@link #of(String, String)}, together with other parameters. */
    public static PageQuery of(@Nullable String cursor, @Nullable String limit, QueryCheck check) {
        Optional<UUID> after = check.read("cursor", cursor, Cursor::read, "Not a cursor that a page has ended with.");
        Optional<Integer> wanted =
                check.read("limit", limit, PageQuery::limit, "It is a whole number from 1 to " + HIGHEST_LIMIT + ".");
        return new PageQuery(after.orElse(null), wanted.orElse(DEFAULT_LIMIT));
    }

    private static Optional<Integer> limit(String text) {
        return Optional.of(text)
                .filter(digits -> LIMIT.matcher(digits).matches())
                .map(Integer::valueOf)
                .filter(limit -> limit >= 1 && limit <= HIGHEST_LIMIT);
    }
}
