package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The portal in a real browser, as somebody new meets it. The tests share one program and are in the order of the README's
 * walk-through, which leaves the orders behind that the later ones look at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PortalBrowserTest {

    private static final String PIN = "48392017";

    /** Where pictures go; -Dportwarden.test.pictures=docs/images makes those of the README anew. */
    private static final Path PICTURES = Path.of(System.getProperty("portwarden.test.pictures", "target/pictures"));

    private Trial trial;
    private Chromium chromium;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> foreignRequests = new ArrayList<>();

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
        List<String> asked = List.copyOf(foreignRequests);
        complaints.clear();
        foreignRequests.clear();
        assertThat(reported)
                .as("errors and violations that the browser reports")
                .isEmpty();
        assertThat(asked).as("requests to other hosts").isEmpty();
    }

    private Page open(int width, int height, ColorScheme scheme) {
        BrowserContext context = chromium.open(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-US")
                .setTimezoneId("America/New_York"));
        contexts.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("404")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            URI target = URI.create(request.url().startsWith("data:") ? "data:x" : request.url());
            if (target.getHost() != null && !target.getHost().equals("localhost")) {
                foreignRequests.add(request.url());
            }
        });
        return page;
    }

    /** A tenant's people at their orders. */
    private Page signedIn(String email, int width, int height, ColorScheme scheme) {
        Page page = open(width, height, scheme);
        page.navigate(trial.address() + "/login");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(Trial.PASSWORD);
        button(page, "Sign in").click();
        page.waitForURL(Pattern.compile(".*(?<!/login)$"));
        if (!email.startsWith("operator")) {
            page.navigate(trial.address() + "/port-orders");
        }
        return page;
    }

    private Page admin() {
        return signedIn("admin@contoso.example", 1280, 800, ColorScheme.LIGHT);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator pinField(Page page) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^PIN")));
    }

    private static Locator repeatField(Page page) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Repeat PIN")));
    }

    private static void openPanel(Page page) {
        button(page, "Set up and manage PIN").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Set or change your port-out PIN");
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

    @Test
    @Order(1)
    @DisplayName(
            "The way of the README: PIN-5 no PIN, no port-out; set it; ORD-1 wrong refused, right accepted; all in the open page")
    void walkThrough() {
        Page page = admin();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Port orders");
        ReadmeShell carrier = new ReadmeShell(
                trial.address(), Trial.API_KEY, Trial.farTuesday().toString());
        assertThat(carrier.run("order"))
                .contains("PON-1001")
                .contains("rejected")
                .contains("pin-not-accepted")
                .doesNotContain("pin-not-set")
                .doesNotContain(PIN);
        Locator list = page.locator("vaadin-grid");
        assertThat(list).containsText("PON-1001");
        assertThat(list).containsText("No PIN set");

        openPanel(page);
        pinField(page).fill(PIN);
        repeatField(page).fill(PIN);
        button(page, "Save").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(page.locator("body")).containsText("PIN set on");

        assertThat(carrier.run("more-orders").lines().filter(line -> !line.isEmpty()))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("PON-1002")
                                .contains("rejected")
                                .contains("pin-not-accepted"),
                        second -> assertThat(second).contains("PON-1003").contains("pending"));
        carrier.close();
        assertThat(list).containsText("Wrong PIN");
        assertThat(list).containsText("PON-1003");
        assertThat(list).containsText("In review");
        assertThat(list).containsText("PON-1001");

        openPanel(page);
        picture(page, "port-orders-with-panel");
        button(page, "Cancel").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PON-1003"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("PON-1003");
        picture(page, "order-detail");
    }

    @ParameterizedTest
    @Order(2)
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName("No screen has an axe violation, light or dark")
    void accessibleScreens(ColorScheme scheme) {
        Page login = open(1280, 800, scheme);
        login.navigate(trial.address() + "/login");
        assertThat(button(login, "Sign in")).isVisible();
        accessible(login);

        Page page = signedIn("admin@contoso.example", 1280, 800, scheme);
        assertThat(page.locator("vaadin-grid")).containsText("PON-1003");
        accessible(page);
        openPanel(page);
        pinField(page).fill("123456");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText(Pattern.compile("guess"));
        accessible(page);
        page.navigate(trial.address() + "/port-orders");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PON-1001"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("PON-1001");
        accessible(page);
        page.navigate(trial.address() + "/nowhere");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
        accessible(page);
    }

    @Test
    @Order(3)
    @DisplayName("The whole way can be gone by keyboard")
    void keyboard() {
        Page page = open(1280, 800, ColorScheme.LIGHT);
        page.navigate(trial.address() + "/login");
        page.getByLabel("E-mail").focus();
        page.keyboard().type("admin@contoso.example");
        page.keyboard().press("Tab");
        page.keyboard().type(Trial.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(button(page, "Set up and manage PIN")).isVisible();
        tabTo(page, "Set up and manage PIN");
        page.keyboard().press("Enter");
        assertThat(pinField(page)).isFocused();
        page.keyboard().type("90417263");
        tabTo(page, "Repeat PIN");
        page.keyboard().type("90417263");
        tabTo(page, "Save");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        button(page, "Set up and manage PIN").focus();
        page.keyboard().press("Enter");
        assertThat(pinField(page)).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    /** Presses Tab until what has the focus is called so, as one would who sees no pointer. */
    private static void tabTo(Page page, String name) {
        for (int i = 0; i < 60; i++) {
            Object focused = page.evaluate("""
                    () => { const e = document.activeElement; const host = e.closest('vaadin-button, vaadin-password-field') || e;
                            return (host.label || host.textContent || '').trim(); }
                    """);
            if (String.valueOf(focused).startsWith(name)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("No way to " + name + " by Tab");
    }

    @Test
    @Order(4)
    @DisplayName("On a telephone of 360 px nothing is cut off and the PIN can be set")
    void phone() {
        Page page = signedIn("admin@contoso.example", 360, 640, ColorScheme.LIGHT);
        assertThat(page.locator("vaadin-grid")).containsText("PON-1003");
        fits(page);
        picture(page, "phone-port-orders");
        openPanel(page);
        fits(page);
        pinField(page).fill(PIN);
        repeatField(page).fill(PIN);
        button(page, "Save").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PON-1003"))
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("PON-1003");
        fits(page);
    }

    private static void fits(Page page) {
        assertThat((Integer) page.evaluate("() => document.scrollingElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
    }

    @Test
    @Order(5)
    @DisplayName("PIN-1: pasted letters, other digits and signs are refused beside the field, and nothing is stored")
    void pastedLetters() {
        Page page = admin();
        for (String text : List.of("abc48392", "1234 567", "+4839201", "４８３９２０１７", "12345")) {
            openPanel(page);
            pinField(page).fill(text);
            repeatField(page).fill(text);
            button(page, "Save").click();
            assertThat(page.locator("vaadin-password-field[invalid]").first()).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        }
        assertThat(trial.order("PON-1004", PIN, "+12025550124")).contains("pending");
    }

    @Test
    @Order(6)
    @DisplayName("In two tabs and after Back the page stays true, and after signing out nothing is left to see")
    void tabsAndBack() {
        Page page = admin();
        assertThat(page.locator("vaadin-grid")).containsText("PON-1003");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PON-1003"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("PON-1003");
        Chromium.back(page);
        assertThat(page.locator("vaadin-grid")).containsText("PON-1003");
        Page second = page.context().newPage();
        second.navigate(trial.address() + "/port-orders");
        assertThat(second.locator("vaadin-grid")).containsText("PON-1003");
        trial.order("PON-1005", PIN, "+12025550125");
        assertThat(page.locator("vaadin-grid")).containsText("PON-1005");
        assertThat(second.locator("vaadin-grid")).containsText("PON-1005");
        button(page, "Sign out").click();
        page.waitForURL("**/login*");
        page.goBack();
        page.waitForURL("**/login*");
        assertThat(page.locator("body")).not().containsText("PON-1003");
    }

    @Test
    @Order(7)
    @DisplayName(
            "A viewer and an operator have no button and no way in; PIN-6 outside the United States nothing can be set")
    void others() {
        Page viewer = signedIn("viewer@contoso.example", 1280, 800, ColorScheme.LIGHT);
        assertThat(viewer.locator("vaadin-grid")).containsText("PON-1003");
        assertThat(button(viewer, "Set up and manage PIN")).hasCount(0);
        viewer.navigate(trial.address() + "/port-orders?pin");
        assertThat(viewer.locator("vaadin-grid")).containsText("PON-1003");
        assertThat(viewer.getByRole(AriaRole.DIALOG)).hasCount(0);

        Page french = signedIn("admin@fabrikam.example", 1280, 800, ColorScheme.LIGHT);
        button(french, "Set up and manage PIN").click();
        assertThat(french.getByRole(AriaRole.DIALOG)).containsText("United States");
        assertThat(button(french, "Save")).hasCount(0);

        Page operator = signedIn("operator@portwarden.example", 1280, 800, ColorScheme.LIGHT);
        operator.navigate(trial.address() + "/port-orders");
        assertThat(operator.locator("body")).not().containsText("PON-1003");
        assertThat(button(operator, "Set up and manage PIN")).hasCount(0);
    }
}
