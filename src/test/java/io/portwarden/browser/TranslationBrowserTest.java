package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.browser.Translator.Way;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages that the browser translates: what a row says and what it does are of one thing, and no old words stay. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TranslationBrowserTest extends BrowserTest {

    /** What each link in a row says, and where it leads to, of the rows that are shown. */
    private static final String LINKS = """
            selector => [...document.querySelectorAll(selector)].filter(link => link.checkVisibility())
                .map(link => [link.textContent.trim(), link.getAttribute('href').split('/').at(-1)])""";

    /** What each row of numbers says, and what its button does. */
    private static final String LOCKS = """
            () => [...document.querySelectorAll('vaadin-grid-cell-content vaadin-button')].filter(button => button.checkVisibility())
                .map(button => {
                  const row = button.closest('vaadin-grid-cell-content').assignedSlot.closest('tr');
                  const cell = row.querySelector('td[role=rowheader] slot, th slot').assignedElements()[0];
                  return [button.textContent.trim() + ' ' + cell.textContent.trim(), button.getAttribute('aria-label')];
                })""";

    private JdbcClient database;

    @BeforeAll
    void placeOrders() {
        database = JdbcClient.create(trial.superuser());
        setPin(open(ADMIN, "port-orders"), PIN);
        trial.past("REJ-", 150, "rejected", 3);
        trial.past("GONE-", 150, "cancelled", 2);
    }

    @Override
    boolean isExpected(String complaint) {
        return complaint.startsWith("Failed to load resource");
    }

    private Page open(String person, String path) {
        Page page = at(person, path);
        page.waitForSelector("h1");
        return page;
    }

    private Page translated(String person, String path) {
        Page page = open(person, path);
        Translator.translate(page, Way.REPLACE);
        return page;
    }

    private static void scrollTo(Page page, int row) {
        page.evaluate("row => document.querySelector('vaadin-grid').scrollToIndex(row)", row);
    }

    private Map<String, String> names(String sql) {
        return database.sql(sql).query((row, index) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, String> orders() {
        return names("select order_id::text, purchase_order_number from port_out_orders");
    }

    /** Every link says the name of what it leads to, and one of them says this. */
    private static void leadWhereTheySay(Page page, String selector, Map<String, String> names, String oneOfThem) {
        await(() -> {
            List<List<String>> links = pairs(page, LINKS, selector);
            assertThat(links).allSatisfy(link -> assertThat(link.getFirst()).isEqualTo(names.get(link.getLast())));
            assertThat(links).extracting(List::getFirst).contains(oneOfThem);
        });
    }

    @SuppressWarnings("unchecked")
    private static List<List<String>> pairs(Page page, String script, Object argument) {
        Chromium.rest(page);
        return (List<List<String>>) page.evaluate(script, argument);
    }

    private static void await(Runnable check) {
        Awaitility.await().pollInSameThread().atMost(Chromium.PATIENCE).untilAsserted(check::run);
    }

    /** Scrolled, sorted, narrowed and overtaken by news; then a row is opened, and it is the one that it says. */
    private void orders(Page page, String news, String number) {
        String links = "vaadin-grid a.pw-row-link";
        leadWhereTheySay(page, links, orders(), "GONE-150");
        scrollTo(page, 200);
        leadWhereTheySay(page, links, orders(), "REJ-95");
        scrollTo(page, 0);
        leadWhereTheySay(page, links, orders(), "GONE-150");
        page.getByLabel("Search").fill("REJ-14");
        leadWhereTheySay(page, links, orders(), "REJ-141");
        page.getByLabel("Search").fill("");
        leadWhereTheySay(page, links, orders(), "GONE-150");
        assertThat(trial.order(news, PIN, number)).contains("pending");
        leadWhereTheySay(page, links, orders(), news);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Cancelled"))
                .first()
                .click();
        leadWhereTheySay(page, links, orders(), "GONE-150");
        page.locator(links, new Page.LocatorOptions().setHasText("GONE-149"))
                .first()
                .click();
        assertThat(heading(page)).containsText("GONE-149");
    }

    @Test
    @Order(1)
    @DisplayName("On a translated list of orders every row is one order, before and after the list is sorted too")
    void ordersOfTenant() {
        Page page = translated(ADMIN, "port-orders");
        page.locator("vaadin-grid-sorter", new Page.LocatorOptions().setHasText("Received"))
                .click();
        leadWhereTheySay(page, "vaadin-grid a.pw-row-link", orders(), "REJ-1");
        page.locator("vaadin-grid-sorter", new Page.LocatorOptions().setHasText("Received"))
                .click();
        orders(page, "NEWS-1", "+12025550110");
    }

    @Test
    @Order(2)
    @DisplayName("On a translated desk every row is one order")
    void ordersOfAll() {
        orders(translated(OPERATOR, "provider/orders"), "NEWS-2", "+12025550111");
    }

    @Test
    @Order(3)
    @DisplayName("ORD-9: on a translated list of numbers the button of a row locks the number that the row says")
    void numbers() {
        Page page = translated(ADMIN, "numbers");
        List<String> expected = List.of("(202) 555-0100", "(202) 555-0149", "(202) 555-0100");
        int[] rows = {0, 49, 0};
        for (int i = 0; i < rows.length; i++) {
            scrollTo(page, rows[i]);
            locksAreOf(page, expected.get(i));
        }
        page.getByLabel("Search").fill("(202) 555-014");
        locksAreOf(page, "(202) 555-0140");
        assertThat(page.locator("vaadin-grid")).not().containsText("(202) 555-0100");
        // Of the row that says so, not of the button that is called so.
        page.locator("vaadin-grid vaadin-button >> visible=true").nth(3).click();
        await(() -> assertThat(locked()).containsExactly("+12025550143"));
        locksAreOf(page, "(202) 555-0143");
        page.getByLabel("Search").fill("");
        locksAreOf(page, "(202) 555-0100");
        // News of another window.
        Page other = page.context().newPage();
        other.navigate(trial.address() + "/numbers");
        button(other, "Lock (202) 555-0102").click();
        await(() -> assertThat(locked()).containsExactly("+12025550102", "+12025550143"));
        await(() -> assertThat(pairs(page, LOCKS, null))
                .contains(List.of("Unlock (202) 555-0102", "Unlock (202) 555-0102")));
        locksAreOf(page, "(202) 555-0100");
        Translator.saysWhatIsSo(page);
    }

    private List<String> locked() {
        return database.sql("select phone_number from phone_numbers where locked order by phone_number")
                .query(String.class)
                .list();
    }

    private static void locksAreOf(Page page, String oneOfThem) {
        await(() -> {
            List<List<String>> locks = pairs(page, LOCKS, null);
            assertThat(locks).allSatisfy(lock -> assertThat(lock.getFirst()).isEqualTo(lock.getLast()));
            assertThat(locks)
                    .extracting(lock -> lock.getFirst().replaceAll("^(Unl|L)ock ", ""))
                    .contains(oneOfThem);
        });
    }

    @Test
    @Order(4)
    @DisplayName("In a translated trail every row is one entry")
    void activity() {
        Map<String, String> orders = orders();
        Map<String, String> ids =
                orders.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        TenantId contoso = trial.contoso();
        trial.part(Transactions.class).doStating(Scope.tenant(contoso), () -> {
            for (int i = 1; i <= 120; i++) {
                String name = "REJ-" + i;
                trial.part(AuditTrail.class)
                        .record(
                                contoso,
                                AuditEvent.of(AuditKind.ORDER_RECEIVED)
                                        .by(AuditActor.carrier(new UUID(0, 1), "Blue Ridge"))
                                        .about(AuditSubject.order(UUID.fromString(ids.get(name)), name)));
            }
        });
        Page page = translated(ADMIN, "activity");
        String links = "vaadin-grid a.pw-row-link:not([hidden])";
        leadWhereTheySay(page, links, orders, "REJ-120");
        scrollTo(page, 50);
        leadWhereTheySay(page, links, orders, "REJ-69");
        scrollTo(page, 0);
        leadWhereTheySay(page, links, orders, "REJ-120");
        page.getByLabel("Search").fill("REJ-71");
        leadWhereTheySay(page, links, orders, "REJ-71");
        page.getByLabel("Search").fill("");
        leadWhereTheySay(page, links, orders, "REJ-120");
        Translator.saysWhatIsSo(page);
    }

    @ParameterizedTest
    @Order(5)
    @EnumSource
    @DisplayName("However the browser translates, open pages say what is so after an order was confirmed or disputed")
    void news(Way way) {
        String confirmed = "CONFIRM-" + way.ordinal();
        String disputed = "DISPUTE-" + way.ordinal();
        assertThat(trial.order(confirmed, PIN, "+1202555013" + way.ordinal())).contains("pending");
        Page overview = open(ADMIN, "");
        Translator.translate(overview, way);
        Page numbers = open(ADMIN, "numbers");
        Translator.translate(numbers, way);
        Page disputes = open(OPERATOR, "provider/disputes");
        Translator.translate(disputes, way);
        Page order = order(confirmed);
        Translator.translate(order, way);
        Page other = order(confirmed);
        button(other, "Confirm now").click();
        inDialog(other, "Confirm now").click();
        assertThat(other.locator(".pw-outlook")).containsText("This order is confirmed");
        assertThat(trial.order(disputed, PIN, "+1202555014" + way.ordinal())).contains("pending");
        other = order(disputed);
        button(other, "Dispute").click();
        dialog(other).locator("textarea").fill("Not ours.");
        inDialog(other, "Dispute").click();
        assertThat(dialog(other)).hasCount(0);
        Translator.saysWhatIsSo(order);
        Translator.saysWhatIsSo(overview);
        Translator.saysWhatIsSo(numbers);
        Translator.saysWhatIsSo(disputes);
        leadWhereTheySay(
                disputes,
                ".pw-disputes a",
                names("select order_id::text, 'Dispute of order ' || purchase_order_number from port_out_orders"),
                "Dispute of order " + disputed);
    }

    private Page order(String name) {
        return open(
                ADMIN,
                "port-orders/"
                        + database.sql("select order_id from port_out_orders where purchase_order_number = ?")
                                .param(name)
                                .query(String.class)
                                .single());
    }

    @Test
    @Order(6)
    @DisplayName("Translated lists of tenants and carriers lead where they say, whatever is searched for")
    void tenantsAndCarriers() {
        Map<String, String> tenants = names("select tenant_id::text, name from tenants");
        Page page = translated(OPERATOR, "provider/tenants");
        leadWhereTheySay(page, ".pw-tenants a", tenants, "Contoso");
        field(page, "Name or account number").fill("Fabri");
        assertThat(page.locator(".pw-tenants")).not().containsText("Contoso");
        leadWhereTheySay(page, ".pw-tenants a", tenants, "Fabrikam");
        Translator.saysWhatIsSo(page);
        leadWhereTheySay(
                translated(OPERATOR, "provider/carriers"),
                ".pw-tenants a",
                names("select carrier_id::text, name from carriers"),
                "Lakeside Mobile");
    }

    @Test
    @Order(7)
    @DisplayName("A translated list of webhooks says what is so after one was added and changed")
    void webhooks() {
        Page page = translated(ADMIN, "webhooks");
        for (String name : List.of("Help desk", "Night watch")) {
            button(page, "Add a webhook").click();
            field(page, "Address").fill("http://127.0.0.1:9/" + name.length());
            field(page, "Name").fill(name);
            inDialog(page, "Save").click();
            inDialog(page, "Done").click();
        }
        Translator.saysWhatIsSo(page);
        button(page, "Change: Night watch").click();
        assertThat(field(page, "Address")).hasValue("http://127.0.0.1:9/11");
        field(page, "Name").fill("Day watch");
        inDialog(page, "Save").click();
        assertThat(button(page, "Change: Day watch")).isVisible();
        Translator.saysWhatIsSo(page);
    }

    @Test
    @Order(8)
    @DisplayName("Translated lists of people and approvals say what is so after roles and the rule were changed")
    void peopleAndApprovals() {
        Page approvals = translated(ADMIN, "approvals");
        Page people = translated(ADMIN, "people");
        button(people, "Make administrator: Marcus Reed").click();
        inDialog(people, "Make administrator").click();
        assertThat(button(people, "Make viewer: Marcus Reed")).isVisible();
        Translator.saysWhatIsSo(people);
        button(approvals, "Ask for a second administrator from now on").click();
        assertThat(button(approvals, "End the rule")).isVisible();
        Translator.saysWhatIsSo(approvals);
        Page second = translated(VIEWER, "approvals");
        button(people, "Make viewer: Marcus Reed").click();
        inDialog(people, "Make viewer").click();
        assertThat(button(second, "Approve: Make Marcus Reed (viewer@contoso.example) a viewer"))
                .isVisible();
        Translator.saysWhatIsSo(second);
        Translator.saysWhatIsSo(approvals);
        button(second, "Refuse: Make Marcus Reed (viewer@contoso.example) a viewer")
                .click();
        assertThat(second.locator("main")).containsText("refused by Marcus Reed");
        Translator.saysWhatIsSo(second);
        Translator.saysWhatIsSo(approvals);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    @Order(9)
    @DisplayName(
            "Translated, a text that is written to again while its translation is under way says what it was given last")
    void rewritten(Way way) {
        Page page = open(ADMIN, "my-sign-in");
        assertThat(Finding.on(page, "rewritten", way.name())).isEmpty();
    }
}
