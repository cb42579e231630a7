package io.portwarden.number.ui;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** For how long a lock can be lifted. */
enum UnlockTerm {
    HOUR("hour", Duration.ofHours(1)),
    DAY("day", Duration.ofDays(1)),
    WEEK("week", Duration.ofDays(7)),
    UNTIL("until", null),
    FOR_GOOD("for-good", null);

    private final String code;
    private final @Nullable Duration duration;

    UnlockTerm(String code, @Nullable Duration duration) {
        this.code = code;
        this.duration = duration;
    }

    String code() {
        return code;
    }

    /** From the moment of lifting on; null where it ends at a chosen time, or not by itself. */
    @Nullable
    Duration duration() {
        return duration;
    }
}
