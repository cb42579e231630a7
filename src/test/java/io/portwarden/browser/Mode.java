package io.portwarden.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ViewportSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A way of looking at screens. A window of 1280 x 800 at 200 % is half as wide and high, at twice the resolution (WCAG 1.4.4). */
enum Mode {
    LIGHT(1280, 800),
    DARK(1280, 800),
    FORCED(1280, 800),
    PHONE(360, 640),
    ZOOMED(640, 400);

    /** Some take minutes that not everybody has. */
    static final boolean ALL = System.getProperty("portwarden.test.modes", "").equals("all");

    /** A page tells the server of its new size when that has not changed for a while; this comes after it. */
    private static final String TOLD_SCRIPT = "() => new Promise(told => setTimeout(told, 500))";

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
                .setColorScheme(colours())
                .setForcedColors(this == FORCED ? ForcedColors.ACTIVE : ForcedColors.NONE);
    }

    private ColorScheme colours() {
        return this == DARK ? ColorScheme.DARK : ColorScheme.LIGHT;
    }

    /** Looks at the next page so. */
    void before(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours()));
        page.setViewportSize(width, height);
    }

    /** Looks at the same page so from now on. Colours of the person's own come with the browser that is opened, not later. */
    void of(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours()));
        ViewportSize before = page.viewportSize();
        if (before.width != width || before.height != height) {
            resize(page, width, height);
        }
    }

    static void resize(Page page, int width, int height) {
        page.setViewportSize(width, height);
        page.evaluate(TOLD_SCRIPT);
        Chromium.rest(page);
    }

    /** All that one page can be looked at in. */
    static List<Mode> together(Mode mode) {
        return mode == FORCED || mode == ZOOMED ? List.of(mode) : List.of(LIGHT, DARK, PHONE);
    }

    /** Those that differ in colours only stand together. */
    static List<List<Mode>> byWindow(List<Mode> modes) {
        Map<String, List<Mode>> windows = new LinkedHashMap<>();
        modes.forEach(mode -> windows.computeIfAbsent(mode.width + " x " + mode.height, none -> new ArrayList<>())
                .add(mode));
        return List.copyOf(windows.values());
    }
}
