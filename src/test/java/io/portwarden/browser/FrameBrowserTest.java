package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import io.portwarden.browser.Routes.Who;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What everybody meets on every screen, whatever it shows. The tests share one program and ask it for its screens. */
class FrameBrowserTest extends BrowserTest {

    private static final String SHIFTS_SCRIPT = """
            window.shifted = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifted += entry.value; }))
                .observe({ type: 'layout-shift', buffered: true });""";

    private static final String DIALOG = "vaadin-dialog[opened], vaadin-confirm-dialog[opened]";

    private static final String IN_REACH_SCRIPT = """
            () => [...document.querySelectorAll(':is(vaadin-dialog, vaadin-confirm-dialog)[opened] *')]
                .filter(part => part.checkVisibility() && !part.closest('.pw-visually-hidden'))
                .map(part => part.getBoundingClientRect())
                .every(box => !box.width || (box.left >= 0 && box.right <= innerWidth))""";

    private static final String CALENDAR_DRAWN_SCRIPT = """
            () => !document.querySelector('vaadin-date-picker[opened]')
                || document.querySelector('vaadin-date-picker[opened] input[aria-controls]')""";

    private static final String DARK_SCRIPT = "() => getComputedStyle(document.documentElement).colorScheme === 'dark'";

    /** What is looked for on a screen. */
    private interface Look {
        void at(Page page, String route);
    }

    @Override
    Trial begin(Path data) {
        Trial own = new Trial(data);
        own.order("PON-7001", PIN, "+12025550121");
        own.order("PON-7002", PIN, "+12025550122");
        return own;
    }

    /** One thing is looked for in the list that its address begins with, and a tenant's admins stand in none. */
    @Override
    boolean isExpected(String complaint) {
        return complaint.contains("status of 404");
    }

    private static Browser.NewContextOptions desk(ColorScheme scheme) {
        return american().setColorScheme(scheme);
    }

    private static Browser.NewContextOptions phone() {
        return desk(ColorScheme.LIGHT).setViewportSize(360, 640);
    }

    private Page open(Who who, Browser.NewContextOptions options) {
        Page page = open(options);
        if (who != Who.ANYBODY) {
            comeIn(page, Objects.requireNonNull(who.email));
        }
        return page;
    }

    private void visit(Page page, String route) {
        page.navigate(trial.address() + route);
        Chromium.rest(page);
    }

    /** Looks at every screen of everybody, and at one thing of each kind. */
    private void everywhere(Browser.NewContextOptions options, Look look) {
        for (Who who : Who.values()) {
            Page page = open(who, options);
            page.context().addInitScript(SHIFTS_SCRIPT);
            for (String route : Routes.of(trial, who)) {
                Routes.example(page, trial, route).ifPresent(address -> {
                    visit(page, address);
                    look.at(page, address);
                });
            }
        }
    }

    /** What the script finds on the page, in words. */
    @SuppressWarnings("unchecked")
    private static List<String> found(Page page, String script) {
        return (List<String>) page.evaluate(script(script));
    }

    private static String script(String name) {
        try (InputStream file = FrameBrowserTest.class.getResourceAsStream("/frame/" + name + ".js")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName(
            "The outline of every field, checkbox and radio button has 3:1 against what is around it (WCAG 1.4.11)")
    void outlines(ColorScheme scheme) {
        everywhere(
                desk(scheme),
                (page, route) -> assertThat(found(page, "outlines"))
                        .as("outlines on " + route)
                        .isEmpty());
    }

    @Test
    @DisplayName("Nothing jumps while a screen is built: its layout shifts by 0.05 at most")
    void nothingJumps() {
        everywhere(
                desk(ColorScheme.LIGHT),
                (page, route) -> assertThat(((Number) page.evaluate("() => window.shifted")).doubleValue())
                        .as("layout shift on " + route)
                        .isLessThanOrEqualTo(0.05));
    }

    @Test
    @DisplayName("Where waiting is shown it is in the portal's own colour, and thin")
    void waiting() {
        Page page = open(Who.ADMIN, desk(ColorScheme.LIGHT));
        visit(page, "/port-orders");
        assertThat(page.evaluate("""
                () => {
                  const line = document.querySelector('.v-loading-indicator');
                  line.className = 'v-loading-indicator second';
                  line.style.display = 'block';
                  const style = getComputedStyle(line);
                  const probe = document.body.appendChild(document.createElement('i'));
                  probe.style.color = 'var(--aura-accent-color)';
                  return [style.height, style.animationName, style.backgroundColor === getComputedStyle(probe).color].join();
                }""")).isEqualTo("3px,pw-waiting,true");
    }

    @Test
    @DisplayName(
            "In colours of the person's own the chosen radio button can be told, and nothing shines through a dialog")
    void forcedColours() {
        Page page = open(Who.ADMIN, desk(ColorScheme.LIGHT).setForcedColors(ForcedColors.ACTIVE));
        visit(page, "/numbers");
        button(page, "Lock (202) 555-0100").click();
        button(page, "Unlock (202) 555-0100").click();
        Locator chosen = page.locator("vaadin-radio-button[checked]");
        assertThat(chosen).isVisible();
        String ground = "radio => getComputedStyle(radio.shadowRoot.querySelector('[part=radio]')).backgroundColor";
        assertThat(chosen.evaluate(ground))
                .isNotEqualTo(page.locator("vaadin-radio-button:not([checked])")
                        .first()
                        .evaluate(ground));
        opaque(page.locator("vaadin-dialog[opened]"));
        page.keyboard().press("Escape");
        visit(page, "/port-orders");
        page.locator("vaadin-date-picker").first().click();
        Locator calendar = page.locator("vaadin-date-picker[opened]");
        assertThat(calendar).isVisible();
        opaque(calendar);
    }

    private static void opaque(Locator overlay) {
        Chromium.rest(overlay.page());
        assertThat((String) overlay.evaluate("""
                host => {
                  const inside = host.shadowRoot.querySelector('[id=overlay]');
                  return getComputedStyle(inside.shadowRoot.querySelector('[part~=overlay]')).backgroundColor;
                }""")).startsWith("rgb(");
    }

    @Test
    @DisplayName("What is seen on a button or link begins its name, on every screen (WCAG 2.5.3)")
    void names() {
        everywhere(
                desk(ColorScheme.LIGHT),
                (page, route) ->
                        assertThat(found(page, "names")).as("names on " + route).isEmpty());
    }

    @Test
    @DisplayName(
            "By keyboard: the way past the menu comes first on every screen, every stop can be seen, and none holds fast")
    void walk() {
        everywhere(desk(ColorScheme.LIGHT), (page, route) -> {
            if ((Boolean) page.evaluate("() => document.activeElement === document.body")) {
                page.keyboard().press("Tab");
            } else {
                page.locator("body > .pw-skip:first-child").focus(); // before the field that the screen begins with
            }
            assertThat(page.locator(".pw-skip")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).isFocused();
            List<String> stops = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                page.keyboard().press("Tab");
                Map<String, String> focus = focus(page);
                String stop = focus.get("stop");
                if (stop.equals("nowhere") || stop.contains("“Skip")) {
                    break;
                }
                assertThat(focus.get("wrong")).as(stop + " on " + route).isEmpty();
                assertThat(stops).as("stops on " + route).doesNotContain(stop);
                stops.add(stop);
            }
            assertThat(stops.size()).as("stops on " + route).isLessThan(80);
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> focus(Page page) {
        return (Map<String, String>) page.evaluate(script("focus"));
    }

    @Test
    @DisplayName("After opening an order the focus is on its heading, and after going back on that of the list")
    void headingAfterOpening() {
        Page page = open(Who.ADMIN, desk(ColorScheme.LIGHT));
        visit(page, "/port-orders");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PON-7001"))
                .click();
        assertThat(page.locator("main h1")).containsText("PON-7001");
        assertThat(page.locator("main h1")).isFocused();
        Chromium.back(page);
        assertThat(page.locator("main h1")).hasText("Port orders");
        assertThat(page.locator("main h1")).isFocused();
    }

    @Test
    @DisplayName("The slash leads to the search on every screen that has one, and is typed where something is typed")
    void slash() {
        List<String> searched = new ArrayList<>();
        everywhere(desk(ColorScheme.LIGHT), (page, route) -> {
            Locator search = page.locator("main .pw-search input");
            if (search.count() > 0) {
                page.keyboard().press("/");
                assertThat(search).isFocused();
                assertThat(search).hasValue("");
                page.keyboard().press("/");
                assertThat(search).hasValue("/");
                searched.add(route);
            }
        });
        assertThat(searched).contains("/port-orders", "/numbers", "/activity", "/provider/orders", "/provider/tenants");
    }

    @Test
    @DisplayName("Each checkbox in the list of numbers says whose it is, in the person's language")
    void checkboxes() {
        Page page = open(Who.ADMIN, desk(ColorScheme.LIGHT));
        visit(page, "/numbers");
        assertThat(page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Select (202) 555-0100")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Select Row")))
                .hasCount(0);
    }

    @Test
    @DisplayName(
            "What is wrong in a form is said in one go, and the focus is on the first field that is wrong (WCAG 3.3.1)")
    void wrongFields() {
        Page page = open(Who.OPERATOR, desk(ColorScheme.LIGHT));
        visit(page, "/provider/tenants");
        button(page, "New tenant").click();
        page.locator("vaadin-dialog[opened] vaadin-button[theme~=primary]").click();
        assertThat(page.locator("vaadin-dialog[opened] [invalid]").nth(1)).isVisible();
        assertThat(page.locator("vaadin-dialog[opened] [invalid] input").first())
                .isFocused();
        assertThat(page.locator(".pw-told")).containsText(Pattern.compile("Account number: .+ Name: .+"));
    }

    /** How a screen is looked at. */
    private enum Mode {
        LIGHT(desk(ColorScheme.LIGHT)),
        DARK(desk(ColorScheme.DARK)),
        FORCED(desk(ColorScheme.LIGHT).setForcedColors(ForcedColors.ACTIVE)),
        PHONE(phone());

        private final Browser.NewContextOptions options;

        Mode(Browser.NewContextOptions options) {
            this.options = options;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"LIGHT", "FORCED"})
    @EnabledIfSystemProperty(named = "portwarden.test.modes", matches = "all")
    @DisplayName("The same in the two other modes, which takes minutes more: -Dportwarden.test.modes=all")
    void screensAndDialogsOtherwise(Mode mode) {
        screensAndDialogs(mode);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"DARK", "PHONE"})
    @DisplayName(
            "No screen and no dialog that a button of it opens has an axe violation, and on a telephone all of it is within reach")
    void screensAndDialogs(Mode mode) {
        List<String> opened = new ArrayList<>();
        everywhere(mode.options, (page, route) -> {
            accessible(page, route);
            List<String> pressed = new ArrayList<>();
            for (int i = 0; i < page.locator("main vaadin-button:visible").count(); i++) {
                Locator button = page.locator("main vaadin-button:visible").nth(i);
                String name = button.innerText().strip();
                if (pressed.contains(name)
                        || button.getAttribute("disabled") != null
                        || page.url().contains("/login")) {
                    continue;
                }
                pressed.add(name);
                button.click();
                Chromium.rest(page);
                if (page.locator(DIALOG).count() > 0) {
                    opened.add(name);
                    accessible(page, name + " on " + route);
                    assertThat((Boolean) page.evaluate(IN_REACH_SCRIPT))
                            .as(name + " on " + route)
                            .isTrue();
                }
                visit(page, route);
            }
        });
        assertThat(opened).contains("Invite somebody", "Make viewer", "Add a webhook", "New tenant");
    }

    @Test
    @DisplayName("No list and no calendar has an axe violation while it is open")
    void pickers() {
        List<String> opened = new ArrayList<>();
        everywhere(desk(ColorScheme.LIGHT), (page, route) -> {
            Locator fields = page.locator("main :is(vaadin-select, vaadin-combo-box, vaadin-date-picker):visible");
            for (int i = 0; i < fields.count(); i++) {
                String kind = (String) fields.nth(i).evaluate("field => field.localName");
                fields.nth(i).click();
                assertThat(page.locator(kind + "[opened]")).isVisible();
                page.waitForFunction(CALENDAR_DRAWN_SCRIPT);
                accessible(page, kind + " on " + route);
                opened.add(kind);
                page.keyboard().press("Escape");
            }
        });
        assertThat(opened).contains("vaadin-select", "vaadin-combo-box", "vaadin-date-picker");
    }

    @Test
    @DisplayName(
            "On a telephone an order is in sight without scrolling, for tenants and operators, and its link can be hit")
    void orderInSight() {
        for (Who who : List.of(Who.ADMIN, Who.OPERATOR)) {
            Page page = open(who, phone());
            visit(page, who == Who.ADMIN ? "/port-orders" : "/provider/orders");
            Locator link = page.locator(".pw-row-link:visible").first();
            assertThat(link).isVisible();
            BoundingBox box = link.boundingBox();
            assertThat(box.y + box.height).isLessThan(640);
            assertThat(box.height).isGreaterThanOrEqualTo(44);
            assertThat(page.locator("main vaadin-date-picker:visible")).hasCount(0);
            button(page, "Filter").click();
            assertThat(page.locator("main vaadin-date-picker:visible")).hasCount(2);
        }
    }

    @Test
    @DisplayName("Whoever chooses dark has it dark on every machine, whatever that says")
    void appearance() {
        Page page = open(Who.OPERATOR, desk(ColorScheme.LIGHT));
        page.locator("vaadin-select.pw-language").nth(1).click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("Dark").setExact(true))
                .click();
        page.waitForFunction(DARK_SCRIPT);
        Page elsewhere = open(Who.OPERATOR, desk(ColorScheme.LIGHT));
        visit(elsewhere, "/provider/tenants");
        elsewhere.waitForFunction(DARK_SCRIPT);
        elsewhere.locator("vaadin-select.pw-language").nth(1).click();
        elsewhere
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Light or dark (auto)"))
                .click();
        elsewhere.waitForFunction("() => !(" + DARK_SCRIPT + ")()");
    }
}
