package io.portwarden.people;

import java.util.Locale;

/** Whether somebody wants the screens light or dark, or as the device says. */
public enum Appearance {
    DEVICE,
    LIGHT,
    DARK;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Appearance of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
