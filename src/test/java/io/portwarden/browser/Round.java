package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import io.portwarden.browser.Routes.Who;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A round through every screen of everybody. Each screen is visited once, and everything is looked at there, in all the ways in
 * which people look at it; what is wrong is kept for the test that is about it.
 */
final class Round {

    private static final String SHIFTS_SCRIPT = """
            window.shifted = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifted += entry.value; }))
                .observe({ type: 'layout-shift', buffered: true });""";

    private static final String OPEN = ":is(vaadin-dialog, vaadin-confirm-dialog, vaadin-popover)[opened]";

    private static final String PICKERS = ":is(vaadin-select, vaadin-combo-box, vaadin-date-picker):visible";

    private static final String CALENDAR_DRAWN_SCRIPT = """
            () => !document.querySelector('vaadin-date-picker[opened]')
                || document.querySelector('vaadin-date-picker[opened] input[aria-controls]')
                && [...document.querySelectorAll('vaadin-date-picker[opened] vaadin-month-calendar')]
                    .some(month => month.shadowRoot?.querySelector('td[tabindex="0"]'))""";

    /** A list that was drawn anew meanwhile has another button of that name. */
    private static final String FOCUSED_SCRIPT = """
            ([opener, name]) => opener.isConnected
                ? opener.contains(document.activeElement)
                : document.activeElement.closest('main') && document.activeElement.innerText.trim() === name""";

    private static final String SOMEWHERE_SCRIPT =
            "() => document.activeElement && document.activeElement !== document.body";

    /** What is looked for. */
    enum Rule {
        VISITED,
        OUTLINE,
        SHIFT,
        NAME,
        STOP,
        SLASH,
        AXE,
        CUT_OFF,
        FOCUS
    }

    private final BrowserTest test;
    private final List<List<Mode>> windows;
    private final Map<Mode, Map<Rule, List<String>>> wrong = new EnumMap<>(Mode.class);

    /** In each way: names of the buttons that opened a dialog, and kinds of lists. */
    private final Map<Mode, Set<String>> opened = new EnumMap<>(Mode.class);

    /** Addresses with a search. */
    final List<String> searched = new ArrayList<>();

    Round(BrowserTest test, List<Mode> modes) {
        this.test = test;
        windows = Mode.byWindow(modes);
        modes.forEach(mode -> {
            wrong.put(mode, new EnumMap<>(Rule.class));
            opened.put(mode, new HashSet<>());
        });
        for (Who who : Who.values()) {
            go(who);
        }
    }

    /** What is wrong, with the place. */
    List<String> wrong(Mode mode, Rule... rules) {
        Map<Rule, List<String>> found = Objects.requireNonNull(wrong.get(mode));
        return Stream.of(rules)
                .flatMap(rule -> found.getOrDefault(rule, List.of()).stream())
                .toList();
    }

    Set<String> opened(Mode mode) {
        return Objects.requireNonNull(opened.get(mode));
    }

    private void note(List<Mode> modes, Rule rule, String where, Collection<String> found) {
        for (Mode mode : modes) {
            List<String> kept =
                    Objects.requireNonNull(wrong.get(mode)).computeIfAbsent(rule, none -> new ArrayList<>());
            found.forEach(what -> kept.add(where + ": " + what));
        }
    }

    /** Goes on with the next where something is wrong. */
    private boolean check(List<Mode> modes, Rule rule, String where, Runnable look) {
        try {
            look.run();
            return true;
        } catch (AssertionError | PlaywrightException e) {
            note(modes, rule, where, List.of(String.valueOf(e.getMessage())));
            return false;
        }
    }

    private void go(Who who) {
        List<Mode> all = List.copyOf(wrong.keySet());
        Mode first = windows.getFirst().getFirst();
        Page page = test.open(first.options());
        if (who != Who.ANYBODY) {
            test.comeIn(page, Objects.requireNonNull(who.email));
            windows.forEach(window -> menu(page, window, who));
        }
        page.context().addInitScript(SHIFTS_SCRIPT);
        Set<String> links = new LinkedHashSet<>();
        List<String> ahead = Routes.of(test.trial, who);
        while (!ahead.isEmpty()) {
            List<String> behind = new ArrayList<>();
            for (String route : ahead) {
                List<String> addresses = Routes.examples(links, route);
                Map<List<Mode>, Set<String>> pressed = new HashMap<>();
                for (String address : addresses) {
                    visit(page, first, address);
                    links.addAll(Finding.on(page, "links"));
                    check(all, Rule.VISITED, address, () -> look(page, address, pressed));
                }
                if (addresses.isEmpty()) {
                    behind.add(route);
                }
            }
            if (behind.equals(ahead)) {
                note(all, Rule.VISITED, who.name(), behind);
                break;
            }
            ahead = behind;
        }
        visit(page, first, "/no-such-place");
        look(page, "/no-such-place", new HashMap<>());
    }

    /** What a page tells the server of its new size need not be waited for where it is left. */
    private void visit(Page page, Mode mode, String address) {
        mode.before(page);
        visit(page, address);
    }

    private void visit(Page page, String address) {
        page.navigate(test.trial.address() + address);
        Chromium.rest(page);
    }

    private void look(Page page, String address, Map<List<Mode>, Set<String>> pressed) {
        for (List<Mode> window : windows) {
            for (Mode mode : window) {
                mode.of(page);
                look(page, mode, address);
            }
            pickers(page, window, page.locator("main " + PICKERS), address);
            if (!page.url().contains("/login")) {
                dialogs(page, window, address, pressed.computeIfAbsent(window, none -> new HashSet<>()));
            }
        }
    }

    private void look(Page page, Mode mode, String address) {
        List<Mode> so = List.of(mode);
        if (mode == Mode.LIGHT) {
            double shifted = ((Number) page.evaluate("() => window.shifted")).doubleValue();
            check(so, Rule.SHIFT, address, () -> assertThat(shifted).isLessThanOrEqualTo(0.05));
        }
        seen(page, mode, address);
        if (mode == Mode.ZOOMED) {
            Mode.resize(page, 320, 256); // 400 % (WCAG 1.4.10)
            note(so, Rule.CUT_OFF, address + " at 320 px", Finding.on(page, "cut"));
            mode.of(page);
        }
        if (mode == Mode.LIGHT) {
            check(so, Rule.STOP, address, () -> KeyboardWalk.through(page));
            check(so, Rule.SLASH, address, () -> search(page, address));
        }
    }

    /** What can be told without doing anything. */
    private void seen(Page page, Mode mode, String where) {
        List<Mode> so = List.of(mode);
        if (mode != Mode.LIGHT || Mode.ALL || where.contains(" on ")) {
            check(so, Rule.AXE, where, () -> BrowserTest.accessible(page, where));
        }
        note(so, Rule.CUT_OFF, where, Finding.on(page, "cut"));
        note(so, Rule.NAME, where, Finding.on(page, "names"));
        if (mode == Mode.LIGHT || mode == Mode.DARK) {
            note(so, Rule.OUTLINE, where, Finding.on(page, "outlines"));
        }
    }

    private void search(Page page, String address) {
        if (KeyboardWalk.toSearch(page)) {
            searched.add(address);
            visit(page, address);
        }
    }

    /** The menu of a small window. */
    private void menu(Page page, List<Mode> window, Who who) {
        window.getFirst().of(page);
        Chromium.rest(page);
        Locator toggle = page.locator("vaadin-drawer-toggle:visible");
        if (toggle.count() > 0) {
            toggle.click();
            for (Mode mode : window) {
                mode.of(page);
                seen(page, mode, "menu on " + who);
            }
            pickers(page, window, page.locator("[slot=drawer] " + PICKERS), "menu");
            page.keyboard().press("Escape");
            check(window, Rule.FOCUS, "menu of " + who, () -> assertThat(toggle).isFocused());
        } else {
            pickers(page, window, page.locator("[slot=drawer] " + PICKERS), "menu");
        }
    }

    private void pickers(Page page, List<Mode> window, Locator fields, String where) {
        for (int i = 0; i < fields.count(); i++) {
            Locator field = fields.nth(i);
            String kind = (String) field.evaluate("field => field.localName");
            String there = kind + " on " + where;
            // Not its label, which opens the list and leaves the focus where it was.
            (kind.equals("vaadin-select") ? field.locator("vaadin-select-value-button") : field).click();
            assertThat(page.locator(kind + "[opened]")).isVisible();
            page.waitForFunction(CALENDAR_DRAWN_SCRIPT);
            for (Mode mode : window) {
                mode.of(page);
                check(List.of(mode), Rule.AXE, there, () -> BrowserTest.accessible(page, there));
                opened(mode).add(kind);
            }
            page.keyboard().press("Escape");
            assertThat(page.locator(kind + "[opened]")).hasCount(0);
            check(
                    window,
                    Rule.FOCUS,
                    there,
                    () -> page.waitForFunction(
                            "field => field.contains(document.activeElement)", field.elementHandle()));
        }
    }

    private void dialogs(Page page, List<Mode> window, String address, Set<String> pressed) {
        List<Mode> modes =
                window.stream().filter(mode -> mode != Mode.LIGHT || Mode.ALL).toList();
        if (modes.isEmpty()) {
            return;
        }
        Locator buttons = page.locator("main vaadin-button:not([disabled]):visible");
        for (int i = 0; i < buttons.count(); i++) {
            Locator button = buttons.nth(i);
            String name = button.innerText().strip();
            if (!pressed.add(name)) {
                continue;
            }
            ElementHandle opener = button.elementHandle();
            press(page, modes, button);
            Chromium.rest(page);
            String where = name + " on " + address;
            if (page.locator(OPEN).count() == 0) {
                check(modes, Rule.FOCUS, where, () -> page.waitForFunction(SOMEWHERE_SCRIPT));
                visit(page, address); // it has done something
                continue;
            }
            for (Mode mode : modes) {
                mode.of(page);
                opened(mode).add(name);
                seen(page, mode, where);
            }
            if (byKeyboard(modes)) {
                check(modes, Rule.FOCUS, where, () -> KeyboardWalk.inside(page, OPEN));
            }
            pickers(page, modes, page.locator(OPEN + " " + PICKERS), where);
            if (!check(modes, Rule.FOCUS, where, () -> close(page, modes, opener, name))) {
                visit(page, address);
            }
        }
    }

    /** In one window; in others, what is opened is pressed, and closed by its button. */
    private static boolean byKeyboard(List<Mode> modes) {
        return modes.contains(Mode.DARK);
    }

    private static void press(Page page, List<Mode> modes, Locator button) {
        if (byKeyboard(modes)) {
            button.focus();
            page.keyboard().press("Enter");
        } else {
            button.click();
        }
    }

    /** By Esc or by its button, and the focus is where it was before. */
    private void close(Page page, List<Mode> modes, ElementHandle opener, String name) {
        Locator cancel = page.locator(OPEN).locator("vaadin-button:not([theme~=primary]):visible");
        if (modes.contains(Mode.DARK) || page.locator("vaadin-popover[opened]").count() > 0) {
            page.keyboard().press("Escape");
            Chromium.rest(page);
            if (page.locator(OPEN).count() > 0) {
                page.keyboard().press("Escape"); // the first has emptied a field
            }
        } else {
            cancel.last().click();
        }
        assertThat(page.locator(OPEN)).hasCount(0);
        Chromium.rest(page);
        page.waitForFunction(FOCUSED_SCRIPT, List.of(opener, name));
    }
}
