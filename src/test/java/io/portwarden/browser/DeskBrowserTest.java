package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A day at the desk in a real browser: orders are looked for, confirmed and disputed, and disputes decided. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskBrowserTest extends BrowserTest {

    @BeforeAll
    void placeOrders() {
        Page page = at(ADMIN, "");
        assertThat(heading(page)).hasText("Overview");
        good(page, "overview-new");
        setPin(page, PIN);
        for (int i = 1; i <= 4; i++) {
            assertThat(trial.order("DESK-100" + i, PIN, "+1202555010" + i)).contains("pending");
        }
        assertThat(trial.order("DESK-1005", "11112222", "+12025550105")).contains("rejected");
    }

    @Override
    boolean isExpected(String complaint) {
        return complaint.contains("404");
    }

    private Page admin() {
        return at(ADMIN, "port-orders");
    }

    /** An operator begins at the orders. */
    private Page operator(int width, ColorScheme scheme) {
        return at(OPERATOR, "", width, 800, scheme);
    }

    private static Locator first(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    /** In the list; a grid keeps rows that it does not show, and those have no role. */
    private static Locator row(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void openOrder(Page page, String name) {
        first(page, name).click();
        assertThat(heading(page)).containsText(name);
    }

    /** A picture to be looked at, and no axe violation on it. */
    private static void good(Page page, String name) {
        picture(page, "desk-" + name, true);
        accessible(page);
        fits(page);
    }

    @Test
    @Order(1)
    @DisplayName(
            "What is looked for stands in the address: Back comes back to it, a colleague sees the same, and it is what is downloaded")
    void search() throws IOException {
        Page page = admin();
        assertThat(row(page, "DESK-1001")).isVisible();
        good(page, "orders");
        page.getByLabel("Search").fill("desk-1003");
        assertThat(row(page, "DESK-1001")).hasCount(0);
        assertThat(row(page, "DESK-1003")).isVisible();
        page.waitForURL(Pattern.compile(".*/port-orders\\?q=desk-1003"));
        first(page, "Rejected").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("No order fits")))
                .isVisible();
        good(page, "orders-none");
        Chromium.back(page);
        assertThat(row(page, "DESK-1003")).isVisible();
        assertThat(page.getByLabel("Search")).hasValue("desk-1003");
        Download download =
                page.waitForDownload(() -> first(page, "Download as CSV").click());
        assertThat(Files.readString(download.path())).contains("DESK-1003").doesNotContain("DESK-1001");
        Chromium.back(page);
        assertThat(row(page, "DESK-1001")).isVisible();

        Page colleague = at(VIEWER, "port-orders?status=rejected", 1280, 800, ColorScheme.DARK);
        assertThat(row(colleague, "DESK-1005")).isVisible();
        assertThat(row(colleague, "DESK-1001")).hasCount(0);
        good(colleague, "orders-dark");
        colleague.navigate(trial.address() + "/port-orders");
        openOrder(colleague, "DESK-1001");
        assertThat(colleague.locator("body")).containsText("Only an administrator of your organization");
        assertThat(button(colleague, "Dispute")).hasCount(0);
        good(colleague, "order-viewer-dark");
    }

    @Test
    @Order(2)
    @DisplayName("ORD-4: an order is confirmed, by two fast clicks once; in a second tab it is a plain word")
    void confirm() {
        Page page = admin();
        openOrder(page, "DESK-1002");
        Page second = page.context().newPage();
        second.navigate(page.url());
        button(second, "Confirm now").click();
        assertThat(inDialog(second, "Confirm now")).isVisible();
        button(page, "Confirm now").click();
        good(page, "confirm-dialog");
        inDialog(page, "Confirm now").dblclick();
        assertThat(dialog(page)).hasCount(0);
        assertThat(page.locator("body")).containsText("This order is confirmed");
        assertThat(page.locator(".pw-outlook > h2")).isFocused();
        assertThat(second.locator(".pw-outlook")).containsText("This order is confirmed");
        inDialog(second, "Confirm now").click();
        assertThat(dialog(second)).containsText("Nothing was done");
        good(second, "second-tab");
    }

    @Test
    @Order(3)
    @DisplayName(
            "ORD-4: an order is disputed by keyboard; an operator upholds that, and the open order tells so with the reason")
    void dispute() {
        Page page = admin();
        openOrder(page, "DESK-1001");
        good(page, "order-pending");
        button(page, "Dispute").focus();
        page.keyboard().press("Enter");
        assertThat(dialog(page).locator("textarea")).isFocused();
        page.keyboard().type("Nobody here asked for this move.");
        assertThat(dialog(page)).containsText("32 of 1,000 characters");
        good(page, "dispute-dialog");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(inDialog(page, "Dispute")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".pw-outlook")).containsText("Your organization disputed this order");
        good(page, "order-disputed");

        Page desk = operator(1280, ColorScheme.LIGHT);
        first(desk, "Disputes").click();
        assertThat(desk.locator("main")).containsText("Nobody here asked for this move.");
        good(desk, "disputes");
        openOrder(desk, "Dispute of order DESK-1001");
        good(desk, "dispute");
        button(desk, "Uphold the dispute").click();
        dialog(desk).locator("textarea").fill("The tenant is right: the letter was forged.");
        good(desk, "uphold-dialog");
        inDialog(desk, "Uphold the dispute").click();
        assertThat(desk.locator(".pw-outlook")).containsText("This dispute is closed");
        good(desk, "dispute-closed");
        assertThat(page.locator(".pw-outlook")).containsText("Your provider’s decision");
        assertThat(page.locator(".pw-outlook")).containsText("The tenant is right: the letter was forged.");
        good(page, "order-decided");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("vaadin-side-nav")).not().isVisible();
        assertThat(page.locator(".pw-timeline")).isVisible();
        picture(page, "desk-print", true);
    }

    @Test
    @Order(4)
    @DisplayName("ORD-13: a task whose time ends while it is looked at turns red by itself, and says whom to call")
    void taskTurnsLate() {
        Instant now = Instant.now();
        trial.clock().standAt(now); // however long the page takes to come
        JdbcClient.create(trial.superuser())
                .sql("update soa_tasks set due_at = ? where outcome = 'open'")
                .param(Timestamp.from(now.plusSeconds(2)))
                .update();
        Page desk = at(OPERATOR, "provider/tasks");
        assertThat(desk.locator(".pw-soa-late", new Page.LocatorOptions().setHasText("DESK-1001")))
                .containsText("Too late to stop it by a message: call");
        assertThat(desk.locator(".pw-countdown")).hasCount(0);
        good(desk, "task-late");
    }

    @Test
    @Order(5)
    @DisplayName("On a telephone of 360 px, light and dark, nothing is cut off")
    void phone() {
        Page page = at(ADMIN, "port-orders", 360, 800, ColorScheme.LIGHT);
        assertThat(page.locator("vaadin-grid")).containsText("DESK-1004");
        good(page, "phone-orders");
        openOrder(page, "DESK-1004");
        good(page, "phone-order");
        button(page, "Dispute").click();
        dialog(page).locator("textarea").fill("Not ours.");
        good(page, "phone-dialog");
        inDialog(page, "Dispute").click();
        assertThat(dialog(page)).hasCount(0);

        Page desk = at(OPERATOR, "provider/disputes", 360, 800, ColorScheme.DARK);
        assertThat(desk.locator("main")).containsText("Not ours.");
        good(desk, "phone-disputes-dark");
        openOrder(desk, "Dispute of order DESK-1004");
        good(desk, "phone-dispute-dark");
    }

    @Test
    @Order(6)
    @DisplayName("The overview tells at once how a tenant stands, live, for screen readers too, and leads on")
    void overview() {
        int[] rejected = {3, 0, 7, 12, 5, 0, 2, 31, 9, 4, 1};
        for (int week = 1; week <= 11; week++) {
            trial.past("REJ-" + week + "-", rejected[week - 1], "rejected", week * 7);
            trial.past("LEFT-" + week + "-", 4 + week * 3 % 10, "completed", week * 7);
            trial.past("GONE-" + week + "-", week % 3, "cancelled", week * 7);
        }
        Page page = at(ADMIN, "");
        assertThat(heading(page)).hasText("Overview");
        good(page, "overview");
        page.getByText("Show as a table").click();
        assertThat(page.locator(".pw-weeks-table tbody tr")).hasCount(12);
        page.setViewportSize(1280, 1500);
        good(page, "overview-table");
        Locator waiting = page.locator(".pw-tile", new Page.LocatorOptions().setHasText("Waiting for you"));
        assertThat(waiting.locator(".pw-figure")).hasText("1");
        assertThat(trial.order("DESK-1006", PIN, "+12025550106")).contains("pending");
        assertThat(waiting.locator(".pw-figure")).hasText("2");
        assertThat(page.locator(".pw-waiting")).containsText("DESK-1006");
        first(page, "Waiting for you").click();
        page.waitForURL(Pattern.compile(".*/port-orders\\?status=pending&sort=oldest"));
        assertThat(row(page, "DESK-1006")).isVisible();
        Chromium.back(page);
        assertThat(heading(page)).hasText("Overview");
        first(page, "Numbers locked").click();
        page.waitForURL(Pattern.compile(".*/numbers\\?lock=locked"));

        good(at(VIEWER, "", 1280, 800, ColorScheme.DARK), "overview-dark");
        Page phone = at(ADMIN, "", 360, 800, ColorScheme.DARK);
        assertThat(heading(phone)).hasText("Overview");
        good(phone, "overview-phone-dark");
        phone.setViewportSize(360, 1900);
        good(phone, "overview-phone-dark-whole");
        good(at(FABRIKAM, "", 360, 800, ColorScheme.LIGHT), "overview-fabrikam");
    }

    @Test
    @Order(8)
    @DisplayName("ORD-8: a new order moves neither a long list nor the row that has the focus; a pill leads up to it")
    void longList() {
        trial.past("LONG-", 400, "rejected", 0);
        Page page = admin();
        assertThat(row(page, "LONG-400")).isVisible();
        page.evaluate("() => document.querySelector('vaadin-grid').scrollToIndex(300)");
        assertThat(row(page, "LONG-100")).isVisible();
        page.evaluate(
                "() => document.querySelector('vaadin-grid').shadowRoot.querySelectorAll('#items td')[40].focus()");
        page.keyboard().press("ArrowDown");
        Chromium.rest(page);
        String before = whereTheyAre(page);
        assertThat(trial.order("DESK-1007", PIN, "+12025550107")).contains("pending");
        assertThat(button(page, "1 new order")).isVisible();
        Chromium.rest(page);
        assertThat(whereTheyAre(page)).isEqualTo(before);
        good(page, "orders-pill");
        button(page, "1 new order").click();
        assertThat(row(page, "DESK-1007")).isVisible();
        assertThat(page.locator(".pw-news")).isFocused();
        assertThat(page.locator(".pw-news")).containsText("New order DESK-1007");

        page.evaluate(
                "() => document.querySelector('vaadin-grid').shadowRoot.querySelectorAll('#items td')[0].focus()");
        page.keyboard().press("/");
        assertThat(page.getByLabel("Search")
                        .locator("input")
                        .or(page.getByLabel("Search"))
                        .first())
                .isFocused();
        page.keyboard().type("LONG-39");
        assertThat(row(page, "LONG-390")).isVisible();
        page.keyboard().press("Escape");
        page.waitForURL(Pattern.compile(".*/port-orders"));
        assertThat(row(page, "DESK-1007")).isVisible();
    }

    /** How far down the list is, and which row has the focus. */
    private static String whereTheyAre(Page page) {
        return (String) page.evaluate("""
                () => {
                  const grid = document.querySelector('vaadin-grid');
                  const row = grid.shadowRoot.activeElement.closest('tr');
                  const name = row.querySelector('td:nth-child(2) slot').assignedElements()[0].textContent.trim();
                  return grid.$.table.scrollTop + ' ' + name;
                }""");
    }

    @Test
    @Order(9)
    @DisplayName(
            "The list is sorted by a column's head, and the columns are chosen and found again after the next sign-in")
    void sortAndColumns() {
        Page page = admin();
        Locator due = page.locator("vaadin-grid-sorter", new Page.LocatorOptions().setHasText("Due date"));
        due.click();
        page.waitForURL(Pattern.compile(".*/port-orders\\?sort=due-soonest"));
        assertThat(row(page, "REJ-11-1")).isVisible();
        due.click();
        page.waitForURL(Pattern.compile(".*/port-orders\\?sort=due-latest"));
        due.click();
        page.waitForURL(Pattern.compile(".*/port-orders"));
        assertThat(row(page, "DESK-1007")).isVisible();
        page.locator("vaadin-grid-sorter", new Page.LocatorOptions().setHasText("Received"))
                .click();
        page.waitForURL(Pattern.compile(".*/port-orders\\?sort=oldest"));
        assertThat(row(page, "REJ-11-1")).isVisible();

        button(page, "Columns").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Carrier", new Page.GetByLabelOptions().setExact(true))
                        .last())
                .isVisible();
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Carrier"))
                .uncheck();
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("In review until"))
                .check();
        good(page, "orders-columns");
        page.keyboard().press("Escape");
        assertThat(button(page, "Columns")).isFocused();
        assertThat(page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Carrier")))
                .hasCount(0);
        button(page, "Sign out").click();
        fillIn(page, ADMIN, Trial.PASSWORD);
        assertThat(heading(page)).hasText("Overview");
        first(page, "Port orders").click();
        assertThat(page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("In review until")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Carrier")))
                .hasCount(0);
    }

    @Test
    @Order(11)
    @DisplayName("Tenants, their import, carriers and keys: no violation, light and dark, wide and at 360 px")
    void providersSide() {
        for (Page desk : List.of(
                at(OPERATOR, "provider/tenants"), at(OPERATOR, "provider/tenants", 360, 800, ColorScheme.DARK))) {
            String size = desk.viewportSize().width + "-";
            assertThat(desk.locator("main")).containsText("Contoso");
            good(desk, size + "tenants");
            first(desk, "Contoso").click();
            assertThat(desk.locator("main")).containsText("CONTOSO-001");
            good(desk, size + "tenant");
            button(desk, "Change").click();
            good(desk, size + "tenant-dialog");
            inDialog(desk, "Cancel").click();
            desk.navigate(trial.address() + "/provider/tenants/import");
            desk.locator("input[type=file]")
                    .setInputFiles(new FilePayload(
                            "tenants.csv",
                            "text/csv",
                            "account_number,country\nCONTOSO-001,FR\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(desk.locator("main")).containsText("Contoso: US becomes FR");
            good(desk, size + "import");
            desk.navigate(trial.address() + "/provider/carriers");
            good(desk, size + "carriers");
            first(desk, "Lakeside Mobile").click();
            assertThat(desk.locator("main")).containsText("5678");
            good(desk, size + "carrier");
            desk.navigate(trial.address() + "/provider/api-keys");
            assertThat(desk.locator("main")).containsText("Billing API");
            good(desk, size + "api-keys");
        }
    }

    @Test
    @Order(12)
    @DisplayName("Webhooks, and adding one: no violation, light and dark, wide and at 360 px")
    void webhooks() {
        for (Page page : List.of(at(ADMIN, "webhooks"), at(ADMIN, "webhooks", 360, 800, ColorScheme.DARK))) {
            String size = page.viewportSize().width + "-";
            assertThat(heading(page)).hasText("Webhooks");
            good(page, size + "webhooks");
            button(page, "Add a webhook").click();
            inDialog(page, "Save").click();
            assertThat(dialog(page)).containsText("Enter a complete address");
            good(page, size + "webhook-dialog");
        }
    }

    @Test
    @Order(7)
    @DisplayName(
            "An order from paper is entered at the desk and its answer copied; the PIN is left nowhere in the page")
    void paper() {
        Page page = at(OPERATOR, "provider/orders", 1280, 800, ColorScheme.LIGHT);
        assertThat(row(page, "DESK-1005")).isVisible();
        good(page, "desk");
        button(page, "Enter an order").click();
        enter(page, "PAPER-1", "(202) 555-0130");
        good(page, "entry");
        button(page, "Check and place the order").click();
        assertThat(page.locator("body")).containsText("Order PAPER-1: In review");
        good(page, "entry-answer");
        assertThat((Boolean) page.evaluate(
                        "pin => [document.documentElement.outerHTML, location.href, JSON.stringify(localStorage),"
                                + " JSON.stringify(sessionStorage), ...[...document.querySelectorAll('input')]"
                                + ".map(input => input.value)].some(text => text.includes(pin))",
                        PIN))
                .isFalse();
        first(page, "Open the order").click();
        assertThat(heading(page)).containsText("PAPER-1");
        good(page, "desk-order");

        Page phone = at(OPERATOR, "provider/orders/new", 360, 800, ColorScheme.DARK);
        assertThat(heading(phone)).containsText("Enter an order");
        good(phone, "entry-phone-dark");
        phone.navigate(trial.address() + "/provider/orders?q=PAPER-1");
        openOrder(phone, "PAPER-1");
        button(phone, "Enter a correction").click();
        assertThat(inDialog(phone, "Cancel")).isVisible();
        good(phone, "correction-phone-dark");
    }

    private static void enter(Page page, String name, String number) {
        page.getByLabel("Carrier that sent it").fill("Blue Ridge");
        page.getByRole(AriaRole.OPTION).first().click();
        page.getByLabel("Order number (PON)").fill(name);
        page.getByLabel("Telephone numbers").fill(number);
        page.getByLabel("Account number").fill("CONTOSO-001");
        page.getByLabel("ZIP code").fill("20001");
        page.getByLabel("PIN", new Page.GetByLabelOptions().setExact(true)).fill(PIN);
        page.getByLabel("Desired due date")
                .fill(Trial.farTuesday().format(DateTimeFormatter.ofPattern("M/d/uuuu", Locale.US)));
        assertThat(page.locator("vaadin-date-picker[opened]")).isVisible();
        page.keyboard().press("Enter");
        assertThat(page.locator("vaadin-date-picker[opened]")).hasCount(0);
        page.getByLabel("Initiator’s telephone number").fill("(212) 555-0100");
    }
}
