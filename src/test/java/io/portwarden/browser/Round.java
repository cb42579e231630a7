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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A round through every screen of everybody, in one of the ways in which people look at them. Each screen is visited once, and
 * everything is looked at there; what is wrong is kept for the test that is about it.
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
    private final Mode mode;
    private final Map<Rule, List<String>> wrong = new EnumMap<>(Rule.class);

    /** Names of the buttons that opened a dialog, kinds of lists, and addresses with a search. */
    final Set<String> opened = new HashSet<>();

    final List<String> searched = new ArrayList<>();

    Round(BrowserTest test, Mode mode) {
        this.test = test;
        this.mode = mode;
        for (Who who : Who.values()) {
            go(who);
        }
    }

    /** What is wrong, with the place. */
    List<String> wrong(Rule... rules) {
        return Stream.of(rules)
                .flatMap(rule -> wrong.getOrDefault(rule, List.of()).stream())
                .toList();
    }

    private void note(Rule rule, String where, Collection<String> found) {
        found.forEach(
                what -> wrong.computeIfAbsent(rule, none -> new ArrayList<>()).add(where + ": " + what));
    }

    /** Goes on with the next where something is wrong. */
    private boolean check(Rule rule, String where, Runnable look) {
        try {
            look.run();
            return true;
        } catch (AssertionError | PlaywrightException e) {
            note(rule, where, List.of(String.valueOf(e.getMessage())));
            return false;
        }
    }

    private void go(Who who) {
        Page page = test.open(mode.options());
        if (who != Who.ANYBODY) {
            test.comeIn(page, Objects.requireNonNull(who.email));
            menu(page, who);
        }
        page.context().addInitScript(SHIFTS_SCRIPT);
        Set<String> links = new LinkedHashSet<>();
        List<String> ahead = Routes.of(test.trial, who);
        while (!ahead.isEmpty()) {
            List<String> behind = new ArrayList<>();
            for (String route : ahead) {
                List<String> addresses = Routes.examples(links, route);
                Set<String> pressed = new HashSet<>();
                for (String address : addresses) {
                    visit(page, address);
                    links.addAll(Finding.on(page, "links"));
                    check(Rule.VISITED, address, () -> look(page, address, pressed));
                }
                if (addresses.isEmpty()) {
                    behind.add(route);
                }
            }
            if (behind.equals(ahead)) {
                note(Rule.VISITED, who.name(), behind);
                break;
            }
            ahead = behind;
        }
        visit(page, "/no-such-place");
        look(page, "/no-such-place", new HashSet<>());
    }

    private void visit(Page page, String address) {
        page.navigate(test.trial.address() + address);
        Chromium.rest(page);
    }

    private void look(Page page, String address, Set<String> pressed) {
        if (mode == Mode.LIGHT) {
            double shifted = ((Number) page.evaluate("() => window.shifted")).doubleValue();
            check(Rule.SHIFT, address, () -> assertThat(shifted).isLessThanOrEqualTo(0.05));
        }
        seen(page, address);
        if (mode == Mode.ZOOMED) {
            page.setViewportSize(320, 256); // 400 % (WCAG 1.4.10)
            Chromium.rest(page);
            note(Rule.CUT_OFF, address + " at 320 px", Finding.on(page, "cut"));
            page.setViewportSize(mode.width, mode.height);
            Chromium.rest(page);
        }
        if (mode == Mode.LIGHT) {
            check(Rule.STOP, address, () -> KeyboardWalk.through(page));
            check(Rule.SLASH, address, () -> search(page, address));
        }
        pickers(page, page.locator("main " + PICKERS), address);
        if (!page.url().contains("/login")) {
            dialogs(page, address, pressed);
        }
    }

    /** What can be told without doing anything. */
    private void seen(Page page, String where) {
        if (mode != Mode.LIGHT || Mode.ALL || where.contains(" on ")) {
            check(Rule.AXE, where, () -> BrowserTest.accessible(page, where));
        }
        note(Rule.CUT_OFF, where, Finding.on(page, "cut"));
        note(Rule.NAME, where, Finding.on(page, "names"));
        if (mode == Mode.LIGHT || mode == Mode.DARK) {
            note(Rule.OUTLINE, where, Finding.on(page, "outlines"));
        }
    }

    private void search(Page page, String address) {
        if (KeyboardWalk.toSearch(page)) {
            searched.add(address);
            visit(page, address);
        }
    }

    /** The menu of a small window. */
    private void menu(Page page, Who who) {
        Chromium.rest(page);
        Locator toggle = page.locator("vaadin-drawer-toggle:visible");
        if (toggle.count() > 0) {
            toggle.click();
            seen(page, "menu on " + who);
            pickers(page, page.locator("[slot=drawer] " + PICKERS), "menu");
            page.keyboard().press("Escape");
            check(Rule.FOCUS, "menu of " + who, () -> assertThat(toggle).isFocused());
        } else {
            pickers(page, page.locator("[slot=drawer] " + PICKERS), "menu");
        }
    }

    private void pickers(Page page, Locator fields, String where) {
        for (int i = 0; i < fields.count(); i++) {
            Locator field = fields.nth(i);
            String kind = (String) field.evaluate("field => field.localName");
            // Not its label, which opens the list and leaves the focus where it was.
            (kind.equals("vaadin-select") ? field.locator("vaadin-select-value-button") : field).click();
            assertThat(page.locator(kind + "[opened]")).isVisible();
            page.waitForFunction(CALENDAR_DRAWN_SCRIPT);
            check(Rule.AXE, kind + " on " + where, () -> BrowserTest.accessible(page, kind + " on " + where));
            opened.add(kind);
            page.keyboard().press("Escape");
            assertThat(page.locator(kind + "[opened]")).hasCount(0);
            check(
                    Rule.FOCUS,
                    kind + " on " + where,
                    () -> page.waitForFunction(
                            "field => field.contains(document.activeElement)", field.elementHandle()));
        }
    }

    private void dialogs(Page page, String address, Set<String> pressed) {
        if (mode == Mode.LIGHT && !Mode.ALL) {
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
            press(page, button);
            Chromium.rest(page);
            if (page.locator(OPEN).count() == 0) {
                check(Rule.FOCUS, name + " on " + address, () -> page.waitForFunction(SOMEWHERE_SCRIPT));
                visit(page, address); // it has done something
                continue;
            }
            opened.add(name);
            String where = name + " on " + address;
            seen(page, where);
            if (mode == Mode.DARK) {
                check(Rule.FOCUS, where, () -> KeyboardWalk.inside(page, OPEN));
            }
            pickers(page, page.locator(OPEN + " " + PICKERS), where);
            if (!check(Rule.FOCUS, where, () -> close(page, opener, name))) {
                visit(page, address);
            }
        }
    }

    /** By keyboard or not, as it is closed after. */
    private void press(Page page, Locator button) {
        if (mode == Mode.DARK) {
            button.focus();
            page.keyboard().press("Enter");
        } else {
            button.click();
        }
    }

    /** By Esc or by its button, and the focus is where it was before. */
    private void close(Page page, ElementHandle opener, String name) {
        Locator cancel = page.locator(OPEN).locator("vaadin-button:not([theme~=primary]):visible");
        if (mode == Mode.DARK || page.locator("vaadin-popover[opened]").count() > 0) {
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
