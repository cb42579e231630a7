package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.portwarden.browser.Round.Rule;
import io.portwarden.browser.Routes.Who;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What everybody meets on every screen, whatever it shows. The tests share one program and ask it for its screens. */
class FrameBrowserTest extends BrowserTest {

    private static final String DARK_SCRIPT = "() => getComputedStyle(document.documentElement).colorScheme === 'dark'";

    private final Map<List<Mode>, Round> rounds = new HashMap<>();

    /** One of each kind that a screen is about, the last two orders being unlike. */
    @BeforeAll
    void somethingOfEachKind() {
        Page page = at(ADMIN, "port-orders");
        setPin(page, PIN);
        dispute(page, "PON-7003", "+12025550123");
        trial.order("PON-7001", "11112222", "+12025550121");
        trial.order("PON-7002", PIN, "+12025550122");
        page.close();
        trial.left("+12025550124");
        trial.upstream();
        trial.ownSignIn();
        trial.part(Transactions.class)
                .doStating(
                        Scope.provider(),
                        () -> trial.part(TenantService.class)
                                .add(new Tenant(TenantId.next(), "Adatum", "US", "ADATUM-001", "20001")));
    }

    private void dispute(Page page, String name, String number) {
        trial.order(name, PIN, number);
        link(page, name).click();
        button(page, "Dispute").click();
        dialog(page).locator("textarea").fill("Nobody here asked for this move.");
        inDialog(page, "Dispute").click();
        assertThat(page.locator(".pw-outlook")).containsText("Your organization disputed this order");
    }

    /** An address that is none. */
    @Override
    boolean isExpected(String complaint) {
        return complaint.contains("status of 404");
    }

    private Page open(Who who, Mode mode) {
        Page page = open(mode.options());
        comeIn(page, Objects.requireNonNull(who.email));
        return page;
    }

    private void visit(Page page, String route) {
        page.navigate(trial.address() + route);
        Chromium.rest(page);
    }

    /** By whichever test asks first. */
    private Round round(Mode mode) {
        return rounds.computeIfAbsent(Mode.together(mode), modes -> new Round(this, modes));
    }

    @Test
    @DisplayName("Every screen that the program has is visited")
    void everyScreen() {
        assertThat(round(Mode.LIGHT).wrong(Mode.LIGHT, Rule.VISITED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"LIGHT", "DARK"})
    @DisplayName(
            "The outline of every field, checkbox and radio button has 3:1 against what is around it (WCAG 1.4.11)")
    void outlines(Mode mode) {
        assertThat(round(mode).wrong(mode, Rule.OUTLINE)).isEmpty();
    }

    @Test
    @DisplayName("Nothing jumps while a screen is built: its layout shifts by 0.05 at most")
    void nothingJumps() {
        assertThat(round(Mode.LIGHT).wrong(Mode.LIGHT, Rule.SHIFT)).isEmpty();
    }

    @Test
    @DisplayName("Where waiting is shown it is in the portal's own colour, and thin")
    void waiting() {
        Page page = open(Who.ADMIN, Mode.LIGHT);
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
        Page page = open(Who.ADMIN, Mode.FORCED);
        visit(page, "/numbers");
        button(page, "Lock (202) 555-0106").click();
        button(page, "Unlock (202) 555-0106").click();
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

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"LIGHT", "DARK"})
    @DisplayName("What is seen on a button or link begins its name, on every screen and in every dialog (WCAG 2.5.3)")
    void names(Mode mode) {
        assertThat(round(mode).wrong(mode, Rule.NAME)).isEmpty();
    }

    @Test
    @DisplayName(
            "By keyboard: the way past the menu comes first on every screen, every stop can be seen and comes as it is read, none is left out, and none holds fast")
    void walk() {
        assertThat(round(Mode.LIGHT).wrong(Mode.LIGHT, Rule.STOP)).isEmpty();
    }

    @Test
    @DisplayName("The slash leads to the search on every screen that has one, and is typed where something is typed")
    void slash() {
        Round round = round(Mode.LIGHT);
        assertThat(round.wrong(Mode.LIGHT, Rule.SLASH)).isEmpty();
        assertThat(round.searched)
                .contains("/port-orders", "/numbers", "/activity", "/provider/orders", "/provider/tenants");
    }

    @Test
    @DisplayName("Each checkbox in the list of numbers says whose it is, in the person's language")
    void checkboxes() {
        Page page = open(Who.ADMIN, Mode.LIGHT);
        visit(page, "/numbers");
        assertThat(page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Select (202) 555-0100")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Select Row")))
                .hasCount(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"LIGHT", "FORCED", "ZOOMED"})
    @EnabledIfSystemProperty(named = "portwarden.test.modes", matches = "all")
    @DisplayName("The same in the other modes, which takes minutes more: -Dportwarden.test.modes=all")
    void screensAndDialogsOtherwise(Mode mode) {
        screensAndDialogs(mode);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"DARK", "PHONE"})
    @DisplayName(
            "No screen, list, calendar, or dialog that a button opens has an axe violation or is cut off, and the focus comes back from each")
    void screensAndDialogs(Mode mode) {
        Round round = round(mode);
        assertThat(round.wrong(mode, Rule.VISITED, Rule.AXE, Rule.CUT_OFF, Rule.FOCUS))
                .isEmpty();
        assertThat(round.opened(mode))
                .contains("Invite somebody", "Make viewer", "Add a webhook", "New tenant", "Dispute")
                .contains("vaadin-select", "vaadin-combo-box");
    }

    @Test
    @DisplayName("No list and no calendar has an axe violation while it is open, and the focus is on its field after")
    void pickers() {
        Round round = round(Mode.LIGHT);
        assertThat(round.wrong(Mode.LIGHT, Rule.AXE, Rule.CUT_OFF, Rule.FOCUS)).isEmpty();
        assertThat(round.opened(Mode.LIGHT)).contains("vaadin-select", "vaadin-combo-box", "vaadin-date-picker");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"LIGHT", "PHONE"})
    @DisplayName(
            "On a telephone and at a desk an order is in sight without scrolling, for tenants and operators, and its link can be hit (WCAG 2.5.8)")
    void orderInSight(Mode mode) {
        for (Who who : List.of(Who.ADMIN, Who.OPERATOR)) {
            Page page = open(who, mode);
            visit(page, who == Who.ADMIN ? "/port-orders" : "/provider/orders");
            Locator link = page.locator(".pw-row-link:visible").first();
            assertThat(link).isVisible();
            BoundingBox box = link.boundingBox();
            assertThat(box.y + box.height).isLessThan(page.viewportSize().height);
            assertThat(box.height).isGreaterThanOrEqualTo(mode == Mode.PHONE ? 44 : 24);
            assertThat(page.locator("main vaadin-date-picker:visible")).hasCount(mode == Mode.PHONE ? 0 : 2);
            if (mode == Mode.PHONE) {
                button(page, "Filter").click();
                assertThat(page.locator("main vaadin-date-picker:visible")).hasCount(2);
            }
        }
    }

    @Test
    @DisplayName("Whoever chooses dark has it dark on every machine from the first bytes on, whatever that says")
    void appearance() {
        Page page = open(Who.OPERATOR, Mode.LIGHT);
        page.locator("vaadin-select.pw-language").nth(1).click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("Dark").setExact(true))
                .click();
        page.waitForFunction(DARK_SCRIPT);
        Page elsewhere = open(Who.OPERATOR, Mode.LIGHT);
        assertThat(elsewhere.navigate(trial.address() + "/provider/tenants").text())
                .containsPattern("<html[^>]* theme=\"dark\" style=\"color-scheme: dark\"");
        visit(elsewhere, "/provider/tenants");
        elsewhere.waitForFunction(DARK_SCRIPT);
        elsewhere.locator("vaadin-select.pw-language").nth(1).click();
        elsewhere
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Light or dark (auto)"))
                .click();
        elsewhere.waitForFunction("() => !(" + DARK_SCRIPT + ")()");
    }
}
