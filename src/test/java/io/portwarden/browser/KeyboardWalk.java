package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Goes through a screen by keyboard alone. */
final class KeyboardWalk {

    private static final int MANY = 100;

    private KeyboardWalk() {}

    /** From the way past the menu to the end: each stop can be seen, comes as it is read, and none is left out. */
    static void through(Page page) {
        if ((Boolean) page.evaluate("() => document.activeElement === document.body")) {
            page.keyboard().press("Tab");
        } else {
            page.locator("body > .pw-skip:first-child").focus(); // before the field that the screen begins with
        }
        assertThat(page.locator(".pw-skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        List<String> stops = new ArrayList<>();
        while (stops.size() < MANY) {
            page.keyboard().press("Tab");
            Map<String, String> focus = focus(page);
            String stop = Objects.requireNonNull(focus.get("stop"));
            if (stop.equals("nowhere") || stop.contains("“Skip")) {
                break;
            }
            assertThat(focus.get("wrong")).as(stop).isEmpty();
            assertThat(stops).doesNotContain(stop);
            stops.add(stop);
        }
        assertThat(stops).hasSizeLessThan(MANY);
        assertThat(Finding.on(page, "missed", "main")).isEmpty();
    }

    /**
     * Round inside of what has just opened, where the focus is by itself: each stop can be seen, none is outside, and none is
     * left out. A small one beside its button holds nobody fast: Tab leads into it, and out again.
     */
    static void inside(Page page, String open) {
        boolean holdsFast = page.locator("vaadin-popover[opened]").count() == 0;
        page.evaluate("() => { window.stops = new Map(); window.before = undefined; }");
        if (holdsFast) {
            assertThat(isInside(page, open)).as("the focus is inside").isTrue();
        }
        Set<String> stops = new LinkedHashSet<>();
        while (stops.size() < MANY) {
            page.keyboard().press("Tab");
            if (!isInside(page, open)) {
                assertThat(holdsFast).as("Tab leads out, after " + stops).isFalse();
                break;
            }
            Map<String, String> focus = focus(page);
            String stop = Objects.requireNonNull(focus.get("stop"));
            assertThat(focus.get("wrong")).as(stop).isEmpty();
            if (!stops.add(stop)) {
                break;
            }
        }
        assertThat(stops).isNotEmpty().hasSizeLessThan(MANY);
        assertThat(Finding.on(page, "missed", open)).isEmpty();
    }

    private static boolean isInside(Page page, String open) {
        return (Boolean) page.evaluate("open => document.activeElement.closest(open) !== null", open);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> focus(Page page) {
        return (Map<String, String>) Finding.of(page, "focus");
    }

    /** To the search by the slash, which is typed there; false where there is none. */
    static boolean toSearch(Page page) {
        assertThat(Finding.on(page, "searches")).isEmpty();
        Locator search = page.locator("main .pw-search input");
        if (search.count() == 0) {
            return false;
        }
        page.locator("main").evaluate("main => main.focus()");
        page.keyboard().press("/");
        assertThat(search).isFocused();
        assertThat(search).hasValue("");
        page.keyboard().press("/");
        assertThat(search).hasValue("/");
        return true;
    }
}
