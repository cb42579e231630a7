package io.portwarden.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;

/** A way of looking at screens. A window of 1280 x 800 at 200 % is half as wide and high, at twice the resolution (WCAG 1.4.4). */
enum Mode {
    LIGHT(1280, 800),
    DARK(1280, 800),
    FORCED(1280, 800),
    PHONE(360, 640),
    ZOOMED(640, 400);

    /** Some take minutes that not everybody has. */
    static final boolean ALL = System.getProperty("portwarden.test.modes", "").equals("all");

    final int width;
    final int height;

    Mode(int width, int height) {
        this.width = width;
        this.height = height;
    }

    Browser.NewContextOptions options() {
        return BrowserTest.american()
                .setViewportSize(width, height)
                .setDeviceScaleFactor(this == ZOOMED ? 2 : 1)
                .setColorScheme(this == DARK ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setForcedColors(this == FORCED ? ForcedColors.ACTIVE : ForcedColors.NONE);
    }
}
