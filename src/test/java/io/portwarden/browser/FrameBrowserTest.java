package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What everybody meets on every screen, whatever it shows. The tests share one program and ask it for its screens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrameBrowserTest {

    private static final String SHIFTS_SCRIPT = """
            window.shifted = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifted += entry.value; }))
                .observe({ type: 'layout-shift', buffered: true });""";

    private Trial trial;
    private Chromium chromium;
    private final List<BrowserContext> contexts = new ArrayList<>();

    /** What is looked for on a screen. */
    private interface Look {
        void at(Page page, String route);
    }

    @BeforeAll
    void start(@TempDir Path data) {
        trial = new Trial(data);
        chromium = new Chromium();
        trial.order("PON-7001", "48392017", "+12025550121");
        trial.order("PON-7002", "48392017", "+12025550122");
    }

    @AfterAll
    void stop() {
        chromium.close();
        trial.close();
    }

    @AfterEach
    void closePages() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    private static Browser.NewContextOptions desk(ColorScheme scheme) {
        return new Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setLocale("en-US")
                .setTimezoneId("America/New_York")
                .setColorScheme(scheme);
    }

    private static Browser.NewContextOptions phone() {
        return desk(ColorScheme.LIGHT).setViewportSize(360, 640);
    }

    private Page open(Who who, Browser.NewContextOptions options) {
        BrowserContext context = chromium.open(options);
        contexts.add(context);
        Page page = context.newPage();
        if (who != Who.ANYBODY) {
            page.navigate(trial.address() + "/login");
            page.getByLabel("E-mail").fill(Objects.requireNonNull(who.email));
            page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                    .fill(Trial.PASSWORD);
            button(page, "Sign in").click();
            page.waitForURL(Pattern.compile(".*(?<!/login)$"));
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

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What the script finds on the page, in words. */
    @SuppressWarnings("unchecked")
    private static List<String> found(Page page, String script) {
        try (InputStream file = FrameBrowserTest.class.getResourceAsStream("/frame/" + script + ".js")) {
            return (List<String>)
                    page.evaluate(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
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
}
