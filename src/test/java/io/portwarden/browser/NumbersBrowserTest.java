package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** Numbers, their locks, and the sheet for another carrier, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumbersBrowserTest {

    private static final Path PICTURES = Path.of(System.getProperty("portwarden.test.pictures", "target/pictures"));

    private Trial trial;
    private Chromium chromium;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path data) {
        trial = new Trial(data);
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
        trial.close();
    }

    @AfterEach
    void nothingToComplainOf() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> reported = List.copyOf(complaints);
        complaints.clear();
        assertThat(reported).as("errors that the browser reports").isEmpty();
    }

    private Page signedIn(int width, int height, ColorScheme scheme) {
        BrowserContext context = chromium.open(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-US")
                .setTimezoneId("America/New_York"));
        contexts.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(trial.address() + "/login");
        page.getByLabel("E-mail").fill("admin@contoso.example");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(Trial.PASSWORD);
        button(page, "Sign in").click();
        page.waitForURL(Pattern.compile(".*(?<!/login)$"));
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void openNumbers(Page page) {
        page.navigate(trial.address() + "/numbers");
        assertThat(page.locator("vaadin-grid")).containsText("(202) 555-0100");
    }

    private static void picture(Page page, String name) {
        Chromium.rest(page); // the end of what moves
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    private static void accessible(Page page) {
        Chromium.rest(page); // colours that fade are judged when they have come
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("axe on " + page.url())
                .isEmpty();
    }

    private static void fits(Page page) {
        assertThat((Integer) page.evaluate("() => document.scrollingElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName("ORD-9: numbers are locked and unlocked from the menu on; no axe violation on the way, light or dark")
    void lockAndUnlock(ColorScheme scheme) {
        Page page = signedIn(1280, 800, scheme);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Numbers").setExact(true))
                .click();
        Locator list = page.locator("vaadin-grid");
        assertThat(list).containsText("(202) 555-0101");
        button(page, "Lock (202) 555-0101").click();
        assertThat(page.locator("body")).containsText("One number locked.");
        assertThat(button(page, "Unlock (202) 555-0101")).isVisible();
        page.getByRole(AriaRole.CHECKBOX).nth(2).click();
        page.getByRole(AriaRole.CHECKBOX).nth(3).click();
        assertThat(button(page, "Lock 2 selected")).isVisible();
        accessible(page);
        picture(page, "numbers-" + scheme.name().toLowerCase(Locale.ROOT));
        button(page, "Clear selection").click();

        button(page, "Unlock (202) 555-0101").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("For how long?");
        accessible(page);
        page.getByLabel("Until a date and time").click();
        accessible(page);
        picture(page, "numbers-unlock-" + scheme.name().toLowerCase(Locale.ROOT));
        page.getByLabel("1 hour").click();
        button(page, "Unlock").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(list).containsText("until");
        button(page, "Lock (202) 555-0101").click();
        assertThat(list).not().containsText("until");
        button(page, "Unlock (202) 555-0101").click();
        page.getByLabel("Until I lock it again").click();
        button(page, "Unlock").click();
        assertThat(button(page, "Lock (202) 555-0101")).isVisible();

        page.navigate(trial.address() + "/numbers/information-sheet");
        assertThat(page.locator("main")).containsText("CONTOSO-001");
        accessible(page);
        picture(page, "information-sheet-" + scheme.name().toLowerCase(Locale.ROOT));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(button(page, "Print")).isHidden();
        assertThat(page.evaluate("() => getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("light");
        assertThat(page.locator("main")).containsText("20001");
        picture(page, "information-sheet-print-" + scheme.name().toLowerCase(Locale.ROOT));
    }

    @Test
    @DisplayName("ORD-9: by keyboard numbers are selected and locked; in another window it shows by itself")
    void keyboard() {
        Page page = signedIn(1280, 800, ColorScheme.LIGHT);
        openNumbers(page);
        Page other = page.context().newPage();
        openNumbers(other);
        page.bringToFront();
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Search"))
                .fill("555-0140");
        assertThat(page.locator("vaadin-grid")).not().containsText("(202) 555-0100");
        button(page, "Lock all 1").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERTDIALOG)).containsText("Lock one number?");
        assertThat(button(page, "Lock")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("vaadin-grid")).containsText("Locked");
        assertThat(other.locator(".pw-counters")).containsText("1 locked");

        page.getByRole(AriaRole.CHECKBOX).nth(1).focus();
        page.keyboard().press("Space");
        button(page, "Unlock 1 selected").focus();
        page.keyboard().press("Enter");
        page.getByLabel("Until I lock it again").focus();
        page.keyboard().press("Space");
        button(page, "Unlock").focus();
        page.keyboard().press("Enter");
        assertThat(other.locator(".pw-counters")).containsText("0 locked");
    }

    @Test
    @DisplayName("ORD-9: on a telephone of 360 px nothing is cut off, and a number is locked and unlocked")
    void phone() {
        Page page = signedIn(360, 640, ColorScheme.LIGHT);
        openNumbers(page);
        fits(page);
        picture(page, "phone-numbers");
        button(page, "Lock (202) 555-0100").click();
        button(page, "Unlock (202) 555-0100").click();
        page.getByLabel("Until a date and time").click();
        picture(page, "phone-numbers-unlock");
        for (String name : List.of("Cancel", "Unlock", "Time")) {
            BoundingBox box = (name.equals("Time")
                            ? page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name))
                                    .last()
                            : button(page, name))
                    .boundingBox();
            assertThat(box.x).as(name).isGreaterThanOrEqualTo(0);
            assertThat(box.x + box.width).as(name).isLessThanOrEqualTo(360);
        }
        accessible(page);
        page.getByLabel("Until I lock it again").click();
        button(page, "Unlock").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        button(page, "Lock (202) 555-0100").scrollIntoViewIfNeeded();
        picture(page, "phone-numbers-cards");
        accessible(page);
        page.navigate(trial.address() + "/numbers/information-sheet");
        assertThat(page.locator("main")).containsText("CONTOSO-001");
        fits(page);
        picture(page, "phone-information-sheet");
    }
}
