package io.portwarden.people.scim;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a directory's request is refused, in the words of RFC 7644, section 3.12; nothing has changed. */
public final class ScimRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What programs rely on. */
    public enum Type {
        INVALID_FILTER,
        INVALID_PATH,
        INVALID_SYNTAX,
        INVALID_VALUE,
        MUTABILITY,
        NO_TARGET,
        UNIQUENESS;

        /** As it is sent: {@code invalidFilter}. */
        public String code() {
            String[] words = name().toLowerCase(Locale.ROOT).split("_", 2);
            return words.length == 1
                    ? words[0]
                    : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
        }
    }

    private final int status;
    private final @Nullable Type type;

    private ScimRefusedException(int status, @Nullable Type type, String detail) {
        super(detail);
        this.status = status;
        this.type = type;
    }

    /** What is not understood, or cannot be; a 200 would say that it was done. */
    public static ScimRefusedException bad(Type type, String detail) {
        return new ScimRefusedException(400, type, detail);
    }

    public static ScimRefusedException notFound() {
        return new ScimRefusedException(404, null, "There is no such person.");
    }

    /** Does not tell whose the name is. */
    public static ScimRefusedException taken() {
        return new ScimRefusedException(409, Type.UNIQUENESS, "This userName cannot be given.");
    }

    /** What the organization, or the portal, does not let a directory do. */
    public static ScimRefusedException forbidden(String detail) {
        return new ScimRefusedException(403, null, detail);
    }

    public int status() {
        return status;
    }

    public @Nullable Type type() {
        return type;
    }

    /** For people who read the directory's log. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
