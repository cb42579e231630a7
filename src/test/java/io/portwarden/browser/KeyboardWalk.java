package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
        assertThat(Finding.on(page, "missed")).isEmpty();
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
