package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where somebody at a keyboard is after having done something. What holds on every screen is {@link FrameBrowserTest}'s. */
class KeyboardBrowserTest extends BrowserTest {

    private static final String SLASH = "The / key leads to the search";

    private static final String HEADINGS_SCRIPT = """
            () => [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')]
                .filter(heading => heading.checkVisibility()).map(heading => Number(heading.localName[1]))""";

    private static final String IS_STOP_SCRIPT = """
            stop => (document.querySelector('vaadin-app-layout').shadowRoot.querySelector('[part=content]').tabIndex === 0) === stop""";

    @BeforeAll
    void placeOrders() {
        Page page = come(ADMIN, "port-orders");
        setPin(page, PIN);
        assertThat(button(page, "Set up and manage PIN")).isFocused();
        trial.order("PON-7101", PIN, "+12025550131");
        trial.order("PON-7102", PIN, "+12025550132");
    }

    private Page come(String person, String path) {
        Page page = at(person, path);
        page.waitForSelector("main h1");
        Chromium.rest(page);
        return page;
    }

    private static void onHeading(Page page, String words) {
        assertThat(page.locator("main h1")).containsText(words);
        assertThat(page.locator("main h1")).isFocused();
    }

    @Test
    @DisplayName("After opening an order the focus is on its heading, and after going back on that of the list")
    void headingAfterOpening() {
        Page page = come(ADMIN, "port-orders");
        link(page, "PON-7101").focus();
        page.keyboard().press("Enter");
        onHeading(page, "PON-7101");
        Chromium.back(page);
        onHeading(page, "Port orders");
    }

    @Test
    @DisplayName("After disputing the focus is on what has become of the order, and no heading skips a level")
    void afterDisputing() {
        Page page = come(ADMIN, "port-orders");
        link(page, "PON-7102").click();
        button(page, "Dispute").click();
        dialog(page).locator("textarea").fill("Nobody here asked for this move.");
        inDialog(page, "Dispute").click();
        assertThat(page.locator(".pw-outlook > h2")).containsText("disputed");
        assertThat(page.locator(".pw-outlook > h2")).isFocused();
        outline(page);
    }

    @Test
    @DisplayName(
            "A dialog that follows another has the focus too, which is at last where all began, and is not lost by leaving it")
    void dialogAfterDialog() {
        Page page = come(OPERATOR, "provider/api-keys");
        String again = "vaadin-dialog.pw-again[opened]";
        button(page, "New API key").focus();
        page.keyboard().press("Enter");
        page.locator("vaadin-dialog[opened] vaadin-text-field input").fill("Keyboard");
        trial.clock().outdate(Duration.ofMinutes(5));
        Locator make = button(page, "Make the key");
        make.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(again + " input")).isFocused();
        KeyboardWalk.inside(page, again);
        page.keyboard().press("Escape");
        assertThat(page.locator(again)).hasCount(0);
        assertThat(make).isFocused();
        page.keyboard().press("Enter");
        page.locator(again + " input").fill(Trial.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("vaadin-dialog[opened] .pw-key")).isVisible();
        Chromium.rest(page);
        KeyboardWalk.inside(page, "vaadin-dialog[opened]");
        page.locator("vaadin-dialog[opened] vaadin-button[theme~=primary]:visible")
                .focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
        assertThat(button(page, "New API key")).isFocused();
    }

    @Test
    @DisplayName(
            "A screen on which nothing can be pressed is scrolled by keyboard all the same, in every browser (WCAG 2.1.1)")
    void onlyRead() {
        Page page = at(ADMIN, "port-backs", 640, 300, ColorScheme.LIGHT);
        page.waitForSelector("main h1");
        page.waitForFunction(IS_STOP_SCRIPT, true);
        accessible(page);
        page.setViewportSize(1280, 800);
        page.waitForFunction(IS_STOP_SCRIPT, false);
    }

    @SuppressWarnings("unchecked")
    private static void outline(Page page) {
        List<Integer> levels = (List<Integer>) page.evaluate(HEADINGS_SCRIPT);
        assertThat(levels).startsWith(1).hasSizeGreaterThan(2);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).as("heading " + i + " of " + levels).isBetween(2, levels.get(i - 1) + 1);
        }
    }

    @Test
    @DisplayName("After saving the focus is on what was pressed, or on the heading above where that is gone")
    void afterSaving() {
        Page people = come(ADMIN, "people");
        button(people, "Invite somebody").click();
        field(people, "E-mail").fill("grace@contoso.example");
        people.locator("vaadin-dialog[opened] vaadin-button[theme~=primary]").click();
        assertThat(dialog(people)).hasCount(0);
        assertThat(button(people, "Invite somebody")).isFocused();

        Locator buttons = people.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("grace@contoso\\.example$")));
        buttons.first().focus();
        people.keyboard().press("Enter"); // sends it again, and draws the list anew
        assertThat(people.locator("vaadin-notification-card")).not().hasCount(0);
        Chromium.rest(people);
        assertThat(buttons.first()).isFocused();
        buttons.last().focus();
        people.keyboard().press("Enter"); // takes it back
        assertThat(buttons).hasCount(0);
        assertThat(people.locator("main h2:focus")).hasText("Invitations");

        Page tenants = come(OPERATOR, "provider/tenants");
        button(tenants, "New tenant").click();
        List<String> values = List.of("NORTHWIND-001", "Northwind", "20001");
        for (int i = 0; i < values.size(); i++) {
            tenants.locator("vaadin-dialog[opened] vaadin-text-field input")
                    .nth(i)
                    .fill(values.get(i));
        }
        tenants.locator("vaadin-dialog[opened] vaadin-button[theme~=primary]").click();
        assertThat(dialog(tenants)).hasCount(0);
        assertThat(tenants.locator("main :focus")).hasCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "operator@portwarden.example, provider/tenants, New tenant, Account number: .+ Name: .+",
        "operator@portwarden.example, provider/carriers, New carrier, .+: .+",
        "operator@portwarden.example, provider/orders/new, '', .+: .+ .+: .+",
        "admin@contoso.example, webhooks, Add a webhook, .+: .+",
        "admin@contoso.example, people, Invite somebody, E-mail.*: .+",
        "admin@contoso.example, my-sign-in, '', .+: .+"
    })
    @DisplayName(
            "What is wrong in a form is said in one go, and the focus is on the first field that is wrong (WCAG 3.3.1)")
    void wrongFields(String person, String path, String opener, String told) {
        Page page = come(person, path);
        if (!opener.isEmpty()) {
            button(page, opener).click();
        }
        Locator form = page.locator(opener.isEmpty() ? "main" : "vaadin-dialog[opened]");
        form.locator("vaadin-button[theme~=primary]").first().click();
        Locator wrong = form.locator("[invalid] :is(input, textarea)").first();
        assertThat(wrong).isVisible();
        assertThat(page.locator(".pw-told")).containsText(Pattern.compile(told));
        assertThat(wrong).isFocused();
    }

    @Test
    @DisplayName(
            "Whoever turns the slash off is led nowhere by it, on every machine, until it is turned on (WCAG 2.1.4)")
    void slashOff() {
        Page page = come(OPERATOR, "my-sign-in");
        page.getByLabel(SLASH).uncheck();
        Chromium.rest(page);
        link(page, "Tenants").click();
        slashLeads(page, false);

        Page elsewhere = signedIn(OPERATOR);
        elsewhere.navigate(trial.address() + "/provider/tenants");
        slashLeads(elsewhere, false);
        elsewhere.navigate(trial.address() + "/my-sign-in");
        elsewhere.getByLabel(SLASH).check();
        Chromium.rest(elsewhere);
        link(elsewhere, "Tenants").click();
        slashLeads(elsewhere, true);
    }

    private static void slashLeads(Page page, boolean there) {
        Locator search = page.locator("main .pw-search input");
        assertThat(search).isVisible();
        Chromium.rest(page);
        Locator heading = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Tenants"));
        heading.evaluate("heading => { heading.tabIndex = -1; heading.focus(); }");
        page.keyboard().press("/");
        assertThat(there ? search : heading).isFocused();
    }
}
