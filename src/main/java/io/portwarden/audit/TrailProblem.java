package io.portwarden.audit;

/**
 * What verification has found to be wrong with a trail.
 *
 * @param position of the entry; 0 where it is about no entry
 */
public record TrailProblem(Kind kind, long position) {

    /** What is wrong. */
    public enum Kind {
        /** The entry is not as it was written, or was not written by Portwarden. */
        ALTERED("altered"),
        /** There is no such entry, but there are later ones. */
        MISSING("missing"),
        /** The trail ends with this entry, and there once was a later one. */
        CUT_OFF("cut-off"),
        /** The entry is not the one that was kept, in the database or outside it, as the trail's end. */
        HEAD_MISMATCH("head-mismatch"),
        /** The entry says that it was made under a key that is not configured. */
        UNKNOWN_KEY("unknown-key"),
        /** What is kept outside the database cannot be read. */
        HEADS_UNREADABLE("heads-unreadable");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    @Override
    public String toString() {
        return switch (kind) {
            case ALTERED -> "ALTERED: entry %d is not as it was written".formatted(position);
            case MISSING -> "MISSING: there is no entry %d".formatted(position);
            case CUT_OFF -> "CUT_OFF: it ends with entry %d, but there were later ones".formatted(position);
            case HEAD_MISMATCH -> "HEAD_MISMATCH: entry %d is not the one that was kept as the end".formatted(position);
            case UNKNOWN_KEY -> "UNKNOWN_KEY: entry %d names a key that is not configured".formatted(position);
            case HEADS_UNREADABLE -> "HEADS_UNREADABLE: the ends kept outside the database cannot be read";
        };
    }
}
