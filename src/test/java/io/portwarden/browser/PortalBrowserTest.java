package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The portal in a real browser, as somebody new meets it. The tests share one program and are in the order of the README's
 * walk-through, which leaves the orders behind that the later ones look at.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PortalBrowserTest extends BrowserTest {

    @Override
    boolean isExpected(String complaint) {
        return complaint.contains("404");
    }

    private Page admin() {
        return at(ADMIN, "port-orders");
    }

    private static void openPanel(Page page) {
        button(page, "Set up and manage PIN").click();
        assertThat(dialog(page)).containsText("Set or change your port-out PIN");
    }

    @Test
    @Order(1)
    @DisplayName(
            "The way of the README: PIN-5 no PIN, no port-out; set it; ORD-1 wrong refused, right accepted; all in the open page")
    void walkThrough() {
        Page page = admin();
        assertThat(heading(page)).hasText("Port orders");
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
        savePin(page, PIN);
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
        assertThat(dialog(page)).hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PON-1003"))
                .click();
        assertThat(heading(page)).containsText("PON-1003");
        picture(page, "order-detail");
    }

    @ParameterizedTest
    @Order(2)
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName("No screen has an axe violation, light or dark")
    void accessibleScreens(ColorScheme scheme) {
        Page login = open(american().setColorScheme(scheme));
        login.navigate(trial.address() + "/login");
        assertThat(button(login, "Sign in")).isVisible();
        accessible(login);

        Page page = at(ADMIN, "port-orders", 1280, 800, scheme);
        assertThat(page.locator("vaadin-grid")).containsText("PON-1003");
        accessible(page);
        openPanel(page);
        field(page, "PIN").fill("123456");
        assertThat(dialog(page)).containsText(Pattern.compile("guess"));
        accessible(page);
        page.navigate(trial.address() + "/port-orders");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PON-1001"))
                .click();
        assertThat(heading(page)).containsText("PON-1001");
        accessible(page);
        page.navigate(trial.address() + "/nowhere");
        assertThat(heading(page)).isVisible();
        accessible(page);
    }

    @Test
    @Order(3)
    @DisplayName("The whole way can be gone by keyboard")
    void keyboard() {
        Page page = open("/login");
        page.getByLabel("E-mail").focus();
        page.keyboard().type(ADMIN);
        page.keyboard().press("Tab");
        page.keyboard().type(Trial.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(button(page, "Set up and manage PIN")).isVisible();
        tabTo(page, "Set up and manage PIN");
        page.keyboard().press("Enter");
        assertThat(field(page, "PIN")).isFocused();
        page.keyboard().type("90417263");
        tabTo(page, "Repeat PIN");
        page.keyboard().type("90417263");
        tabTo(page, "Save");
        page.keyboard().press("Enter");
        assertThat(dialog(page)).hasCount(0);
        button(page, "Set up and manage PIN").focus();
        page.keyboard().press("Enter");
        assertThat(field(page, "PIN")).isVisible();
        page.keyboard().press("Escape");
        assertThat(dialog(page)).hasCount(0);
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
        Page page = at(ADMIN, "port-orders", 360, 640, ColorScheme.LIGHT);
        assertThat(page.locator("vaadin-grid")).containsText("PON-1003");
        fits(page);
        picture(page, "phone-port-orders");
        openPanel(page);
        fits(page);
        savePin(page, PIN);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PON-1003"))
                .first()
                .click();
        assertThat(heading(page)).containsText("PON-1003");
        fits(page);
    }

    @Test
    @Order(5)
    @DisplayName("PIN-1: pasted letters, other digits and signs are refused beside the field, and nothing is stored")
    void pastedLetters() {
        Page page = admin();
        for (String text : List.of("abc48392", "1234 567", "+4839201", "４８３９２０１７", "12345")) {
            openPanel(page);
            field(page, "PIN").fill(text);
            field(page, "Repeat PIN").fill(text);
            button(page, "Save").click();
            assertThat(page.locator("vaadin-password-field[invalid]").first()).isVisible();
            page.keyboard().press("Escape");
            assertThat(dialog(page)).hasCount(0);
        }
        assertThat(trial.order("PON-1004", PIN, "+12025550124")).contains("pending");
    }

    @Test
    @Order(6)
    @DisplayName("In two tabs and after Back the page stays true, and after signing out nothing is left to see")
    void tabsAndBack() {
        Page page = signedIn(ADMIN);
        page.navigate(trial.address() + "/port-orders");
        assertThat(page.locator("vaadin-grid")).containsText("PON-1003");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PON-1003"))
                .click();
        assertThat(heading(page)).containsText("PON-1003");
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
        Page viewer = at(VIEWER, "port-orders");
        assertThat(viewer.locator("vaadin-grid")).containsText("PON-1003");
        assertThat(button(viewer, "Set up and manage PIN")).hasCount(0);
        viewer.navigate(trial.address() + "/port-orders?pin");
        assertThat(viewer.locator("vaadin-grid")).containsText("PON-1003");
        assertThat(dialog(viewer)).hasCount(0);

        Page french = at(FABRIKAM, "port-orders");
        button(french, "Set up and manage PIN").click();
        assertThat(dialog(french)).containsText("No PIN for your organization");
        assertThat(button(french, "Save")).hasCount(0);

        Page operator = at(OPERATOR, "port-orders");
        assertThat(operator.locator("body")).not().containsText("PON-1003");
        assertThat(button(operator, "Set up and manage PIN")).hasCount(0);
    }
}
