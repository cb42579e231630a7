package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.ui.ExportLink;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every download of rows, in a real browser: what is not all there is no file. */
class ExportsBrowserTest extends BrowserTest {

    /** More than two pages of each list. */
    private static final int ROWS = 2_500;

    /** On the second page of its list. */
    private static final String ORDER = "purchase_order_number = 'MANY-1000'";

    private static final String ENTRY = "position = 1000";
    private static final String NUMBER = "phone_number = '+12025561000'";

    /** Everything that can be downloaded row by row. */
    private enum Exported {
        ORDERS(ADMIN, "port-orders", "PortOrdersView", "Download as CSV", "port_out_orders", ORDER),
        DESK(OPERATOR, "provider/orders", "DeskOrdersView", "Download as CSV", "port_out_orders", ORDER),
        TENANTS(OPERATOR, "provider/tenants", "TenantsView", "Download as CSV", "number_directory", NUMBER),
        ACTIVITY(ADMIN, "activity", "ActivityView", "Export as CSV", "audit_entries", ENTRY),
        ACTIVITY_LINES(ADMIN, "activity", "ActivityView", "Export as JSON lines", "audit_entries", ENTRY);

        private final String person;
        private final String path;
        private final String view;
        private final String link;
        private final String table;
        private final String row;

        Exported(String person, String path, String view, String link, String table, String row) {
            this.person = person;
            this.path = path;
            this.view = view;
            this.link = link;
            this.table = table;
            this.row = row;
        }
    }

    @BeforeAll
    void fillLists() {
        trial.past("MANY-", ROWS, "rejected", 40);
        TenantId contoso = trial.contoso();
        JdbcClient.create(trial.superuser())
                .sql("""
                        with added as (
                            insert into phone_numbers (tenant_id, phone_number, status, upstream)
                            select ?, '+1202556' || lpad(i::text, 4, '0'), 'active', 'MANY-' || i
                            from generate_series(1, ?) i
                            returning tenant_id, phone_number)
                        insert into number_directory (tenant_id, phone_number) select tenant_id, phone_number from added
                        """)
                .params(contoso.value(), ROWS)
                .update();
        AuditTrail trail = trial.part(AuditTrail.class);
        trial.part(Transactions.class).doStating(Scope.tenant(contoso), () -> {
            for (int i = 0; i < ROWS; i++) {
                trail.record(
                        contoso,
                        AuditEvent.of(AuditKind.ORDER_RECEIVED)
                                .by(AuditActor.carrier(new UUID(0, 1), "Blue Ridge"))
                                .about(AuditSubject.order(new UUID(0, i), "MANY-" + i)));
            }
        });
    }

    /** A download that breaks off is one. */
    @Override
    boolean isExpected(String complaint) {
        return complaint.startsWith("Failed to load resource");
    }

    private Page open(Exported export) {
        return at(export.person, export.path);
    }

    private static Locator link(Page page, Exported export) {
        return link(page, export.link);
    }

    private static Download begin(Page page, Exported export) {
        return page.waitForDownload(() -> link(page, export).click());
    }

    @Test
    @DisplayName("There is no download of rows that the tests here do not know of")
    void allOfThem() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("io.portwarden")
                                .get(ExportLink.class)
                                .getConstructorCallsToSelf()
                                .stream()
                                .map(JavaAccess::getOriginOwner)
                                .map(view -> view.getSimpleName())
                                // One page of text, which is whole before it is asked for.
                                .filter(view -> !view.equals("EvidencePage"))
                                .collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(Exported.values())
                        .map(export -> export.view)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A download that is not disturbed holds every row")
    void whole(Exported export) throws IOException {
        Download download = begin(open(export), export);
        assertThat(download.failure()).isNull();
        try (var lines = Files.lines(download.path())) {
            assertThat(lines.filter(line -> line.contains("MANY-"))).hasSizeGreaterThanOrEqualTo(ROWS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "Pacific/Pago_Pago"})
    @DisplayName("The name of a file that is downloaded holds the person's day, wherever the server stands")
    void day(String zone) {
        Page page = open(american().setTimezoneId(zone));
        comeIn(page, Exported.ORDERS.person);
        page.navigate(trial.address() + "/" + Exported.ORDERS.path);
        LocalDate before = LocalDate.now(ZoneId.of(zone));
        String name = begin(page, Exported.ORDERS).suggestedFilename();
        assertThat(List.of(before, LocalDate.now(ZoneId.of(zone))))
                .anySatisfy(day -> assertThat(name).isEqualTo("port-orders-" + day + ".csv"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A download from under which the database goes away fails in the browser, and the page says so")
    void brokenOff(Exported export) throws SQLException {
        Page page = open(export);
        try (HeldRow held = new HeldRow(trial, export.table, export.row)) {
            Download download = begin(page, export);
            held.awaitReader();
            held.breakOff();
            assertThat(download.failure()).isNotNull();
        }
        assertThat(page.locator("body")).containsText("The download broke off.");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A download that takes a while says so and can be cancelled, also while it waits; then it is no file")
    void cancelled(Exported export) throws SQLException {
        Page page = open(export);
        try (HeldRow held = new HeldRow(trial, export.table, export.row)) {
            Download download = begin(page, export);
            held.awaitReader();
            Locator progress = page.locator(".pw-export-progress");
            assertThat(progress).containsText("rows");
            accessible(page);
            progress.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"))
                    .click();
            assertThat(progress).hasCount(0);
            assertThat(link(page, export)).isFocused();
            held.letGo();
            assertThat(download.failure()).isNotNull();
        }
    }
}
