package io.portwarden.calendar;

import org.jspecify.annotations.Nullable;

/** Says that a day cannot be closed or opened, and why, in a sentence without its full stop. */
public final class InvalidHolidayException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String setting;

    InvalidHolidayException(String setting, String why) {
        this(setting, why, null);
    }

    InvalidHolidayException(String setting, String why, @Nullable Throwable cause) {
        super(why, cause);
        this.setting = setting;
    }

    /** {@code closed} or {@code open}. */
    public String setting() {
        return setting;
    }
}
