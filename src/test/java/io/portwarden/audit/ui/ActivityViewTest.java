package io.portwarden.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEntry;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.order.Reason;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ActivityViewTest extends ViewTest {

    private static final UUID ORDER = Identifiers.next();

    @Autowired
    AuditTrail trail;

    @Autowired
    Transactions transactions;

    TestTenant tenant;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
    }

    private void record(AuditEvent event) {
        transactions.doStating(Scope.tenant(tenant.id()), () -> trail.record(tenant.id(), event));
    }

    private void rejectedOrder() {
        record(AuditEvent.of(AuditKind.ORDER_REJECTED)
                .by(AuditActor.carrier(UUID.randomUUID(), "Blue Ridge Telecom"))
                .about(AuditSubject.order(ORDER, "PON-1001"))
                .with(AuditDetail.REASONS, List.of(Reason.PIN_WRONG, Reason.ZIP_CODE_MISMATCH)));
    }

    private void come() {
        signIn(tenant.admin());
        open("activity");
    }

    @SuppressWarnings("unchecked") // there is one grid, and it holds entries
    private Grid<AuditEntry> grid() {
        return find(Grid.class).single();
    }

    private List<Long> shown() {
        return IntStream.range(0, test(grid()).size())
                .mapToObj(i -> ((AuditEntry) test(grid()).getRow(i)).position())
                .toList();
    }

    private String cell(int row, String column, String property) {
        return test(grid()).getLitRendererPropertyValue(row, column, property, String.class);
    }

    @Test
    @DisplayName("Trail: entries stand newest first, in plain words, and lead to the order they are about")
    void words() {
        rejectedOrder();
        record(AuditEvent.of(AuditKind.NUMBER_LOCKED).about(AuditSubject.number(tenant.number(0))));
        record(AuditEvent.of(AuditKind.ROLE_CHANGED)
                .by(AuditActor.of(tenant.admin()))
                .about(AuditSubject.person(tenant.viewer().personId(), "Vic Viewer"))
                .with(AuditDetail.ROLE, Role.TENANT_ADMIN));
        come();
        assertThat(find(H1.class).single().getText()).isEqualTo("Activity");
        assertThat(shown()).containsExactly(3L, 2L, 1L);
        assertThat(cell(0, "what", "what")).isEqualTo("Role changed");
        assertThat(cell(0, "who", "who")).isEqualTo("Ada Admin");
        assertThat(cell(0, "about", "about")).isEqualTo("Vic Viewer");
        assertThat(cell(0, "about", "link")).isEmpty();
        assertThat(cell(0, "details", "details")).isEqualTo("Role: Administrator");
        assertThat(cell(1, "who", "who")).isEqualTo("automatically");
        assertThat(cell(1, "about", "about")).isEqualTo(tenant.number(0).national());
        assertThat(cell(2, "what", "what")).isEqualTo("Port order rejected");
        assertThat(cell(2, "who", "who")).isEqualTo("Blue Ridge Telecom, carrier");
        assertThat(cell(2, "about", "about")).isEqualTo("PON-1001");
        assertThat(cell(2, "about", "link")).isEqualTo("port-orders/" + ORDER);
        assertThat(cell(2, "details", "details")).isEqualTo("Why: Wrong PIN, Wrong ZIP code");
    }

    @Test
    @DisplayName("Trail: the words are the reader's")
    void french() {
        rejectedOrder();
        signIn(tenant.admin());
        speak(Locale.FRENCH);
        open("activity");
        assertThat(cell(0, "what", "what")).isEqualTo("Commande de transfert rejetée");
        assertThat(find(DatePicker.class).all().getFirst().getI18n().getMonthNames())
                .contains("février");
    }

    @Test
    @DisplayName("Trail: it is searched and filtered")
    void filtered() {
        rejectedOrder();
        record(AuditEvent.of(AuditKind.SIGNED_IN).by(AuditActor.of(tenant.admin())));
        come();
        TextField search = find(TextField.class).withLabel("Search").single();
        test(search).setValue("blue ridge");
        assertThat(shown()).containsExactly(1L);
        test(search).setValue("");
        test(find(ComboBox.class).withLabel("What happened").single()).selectItem("Signed in");
        assertThat(shown()).containsExactly(2L);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        test(find(DatePicker.class).withLabel("From").single()).setValue(today.plusDays(2));
        assertThat(shown()).isEmpty();
        assertThat(screen()).contains("Nothing found");
        test(find(DatePicker.class).withLabel("From").single()).setValue(today.minusDays(2));
        test(find(DatePicker.class).withLabel("Until").single()).setValue(today.plusDays(2));
        assertThat(shown()).containsExactly(2L);
        test(find(DatePicker.class).withLabel("Until").single()).setValue(today.minusDays(1));
        assertThat(shown()).isEmpty();
    }

    @Test
    @DisplayName("Trail: a long one is shown page by page, each entry once and none left out")
    void severalPages() {
        for (int i = 0; i < 130; i++) {
            record(AuditEvent.of(AuditKind.SIGNED_IN));
        }
        come();
        List<Long> rows = IntStream.range(0, 130)
                .mapToObj(i -> ((AuditEntry) test(grid()).getRow(i)).position())
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 130).map(i -> 131 - i).boxed().toList());
    }

    @Test
    @DisplayName("Trail: it says up to where it verifies, and verifies again when asked")
    void verified() {
        rejectedOrder();
        come();
        eventually(() -> screen().contains("Verified up to entry 1"));
        rejectedOrder();
        open("people");
        open("activity");
        assertThat(screen())
                .contains("the entries 1 to 1 are", "One entry that has come since was not looked at.")
                .doesNotContain("every entry");
        click("Verify now");
        eventually(() -> screen().contains("Verified up to entry 2"));
        assertThat(screen()).doesNotContain("was not looked at");
    }

    @Test
    @DisplayName("Trail: it says when somebody has changed it, and what to do")
    void tampered() {
        rejectedOrder();
        world.superuser().sql("alter table audit_entries disable trigger all").update();
        world.superuser()
                .sql("update audit_entries set actor_name = 'Somebody else', details = 'due-date=never', kind = 'x'"
                        + " where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        world.superuser().sql("alter table audit_entries enable trigger all").update();
        come();
        eventually(() -> screen().contains("This activity does not verify"));
        assertThat(screen()).contains("Entry 1 is not as it was written", "Tell your provider’s support");
        assertThat(cell(0, "what", "what")).isEqualTo("x");
        assertThat(cell(0, "details", "details")).isEqualTo("Due date: never");
    }

    @Test
    @DisplayName("Trail: a tenant of which nothing is recorded is told what will appear")
    void empty() {
        come();
        assertThat(screen()).contains("Nothing has happened yet");
        eventually(() -> screen().contains("Nothing to verify yet"));
    }

    @Test
    @DisplayName("Trail: it is exported as CSV and as JSON lines, and is for admins only")
    void exports() {
        come();
        assertThat(find(Anchor.class).withText("Export as CSV").single().getHref())
                .isNotEmpty();
        assertThat(find(Anchor.class).withText("Export as JSON lines").single().getHref())
                .isNotEmpty();
        cleanVaadinEnvironment();
        signIn(tenant.viewer());
        open("activity");
        assertThat(find(Grid.class).exists()).isFalse();
        assertThat(screen()).contains("isn’t open to you");
    }
}
