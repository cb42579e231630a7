package io.portwarden;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditFilter;
import io.portwarden.audit.access.AuditService;
import io.portwarden.carrier.Carrier;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberSelection;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.order.DeskSearch;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderSort;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.SeenByProvider;
import io.portwarden.order.access.DeskOrderService;
import io.portwarden.order.access.OrderService;
import io.portwarden.order.life.OrderLife;
import io.portwarden.order.ui.OrderAddress;
import io.portwarden.provider.TenantDesk;
import io.portwarden.provider.importing.ImportPlan;
import io.portwarden.provider.importing.TenantImport;
import io.portwarden.shared.PastedForms;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people paste means the same in every field, list and file that it is put into. */
class PastedTextTest extends ViewTest {

    private static final String PIN = "48392017";

    @Autowired
    NumberLockService numbers;

    @Autowired
    OrderService orders;

    @Autowired
    DeskOrderService desk;

    @Autowired
    TenantDesk tenants;

    @Autowired
    TenantImport imports;

    @Autowired
    AuditService trail;

    @Autowired
    OrderLife life;

    TestTenant tenant;
    Carrier carrier;
    PortOutOrder order;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        carrier = world.carrier();
        world.setPin(tenant, PIN);
        for (int i : new int[] {0, 1}) {
            NumberSelection chosen = new NumberSelection.Chosen(Set.of(tenant.number(i)));
            as(tenant.admin(), () -> numbers.lock(chosen));
            as(tenant.admin(), () -> numbers.unlock(chosen, null));
        }
        order = life.in(OrderStatus.PENDING, tenant, tenant.number(0), carrier, PIN);
        life.in(OrderStatus.PENDING, tenant, tenant.number(1), carrier, PIN);
    }

    private List<PhoneNumber> listed(String words) {
        return as(tenant.viewer(), () -> numbers.list(new NumberFilter(words, null, null), null, 50)).items().stream()
                .map(NumberListItem::phoneNumber)
                .toList();
    }

    private List<UUID> found(String words) {
        OrderSearch search = new OrderSearch(null, words, null, null, null);
        return as(tenant.viewer(), () -> orders.list(search, OrderSort.NEWEST, null, 50)).items().stream()
                .map(OrderListItem::id)
                .toList();
    }

    private List<UUID> foundByAddress(String words) {
        OrderSearch search = new OrderAddress(null, words, null, null, null, OrderSort.NEWEST).search(ZoneOffset.UTC);
        return as(world.operator(), () -> desk.list(new DeskSearch(search, null), null, 50)).items().stream()
                .map(SeenByProvider.Listed::id)
                .toList();
    }

    private List<PhoneNumber> listedAtDesk(String words) {
        return as(world.operator(), () -> tenants.numbers(tenant.id(), new NumberFilter(words, null, null), null, 50))
                .items()
                .stream()
                .map(NumberListItem::phoneNumber)
                .toList();
    }

    private int inTrail(String words) {
        return as(tenant.admin(), () -> trail.page(new AuditFilter(words, null, null, null), null, 50))
                .items()
                .size();
    }

    private ImportPlan imported(String cell) {
        String file = "account_number,phone_number\n" + tenant.tenant().accountNumber() + ",\""
                + cell.replace("\"", "\"\"") + "\"\n";
        return as(world.operator(), () -> imports.check(file.getBytes(StandardCharsets.UTF_8)))
                .plan();
    }

    @Test
    @DisplayName("NUM-1: a pasted number is the same one in every list, search, field and file")
    void everyField() {
        PhoneNumber number = tenant.number(0);
        int entries = inTrail(number.e164());
        assertThat(entries).isPositive();
        for (String form : PastedForms.of(number)) {
            assertThat(listed(form)).as("numbers: " + form).containsExactly(number);
            assertThat(listedAtDesk(form)).as("numbers at the desk: " + form).containsExactly(number);
            assertThat(found(form)).as("orders: " + form).containsExactly(order.id());
            assertThat(foundByAddress(form)).as("orders at the desk: " + form).containsExactly(order.id());
            assertThat(inTrail(form)).as("trail: " + form).isEqualTo(entries);
            ImportPlan plan = imported(form);
            assertThat(plan.problems()).as("import: " + form).isEmpty();
            assertThat(plan.changesNothing()).as("import: " + form).isTrue();
        }
        signIn(world.operator());
        open("provider/orders/new");
        TextArea field = find(TextArea.class).single();
        TextField initiator =
                find(TextField.class).withLabel("Initiator’s telephone number").single();
        for (String form : PastedForms.of(number)) {
            test(field).setValue(form);
            assertThat(field.getHelperText()).as("order entry: " + form).isEqualTo("One number read");
            assertThat(form.length()).isLessThanOrEqualTo(initiator.getMaxLength());
        }
    }

    @Test
    @DisplayName("NUM-1: several numbers in one field or cell are found wherever one is")
    void several() {
        List<PhoneNumber> both = List.of(tenant.number(0), tenant.number(1));
        String first = both.getFirst().national();
        String second = both.getLast().international();
        int entries = inTrail(first + "," + second);
        for (String between : List.of(", ", "; ", "\t", " ", "\u00a0", " / ", " | ", ";\u200e", ",\ufeff ", "\uff0c")) {
            String text = first + between + second;
            assertThat(listed(text)).as(between).containsExactlyElementsOf(both);
            assertThat(listedAtDesk(text)).as(between).containsExactlyElementsOf(both);
            assertThat(found(text)).as(between).hasSize(2).contains(order.id());
            assertThat(foundByAddress(text)).as(between).hasSize(2).contains(order.id());
            assertThat(inTrail(text)).as(between).isEqualTo(entries);
            assertThat(imported(text).problems()).as(between).hasSize(1);
        }
        assertThat(entries).isEqualTo(inTrail(first) + inTrail(second));
        String withMore = first + ", main line";
        assertThat(found(withMore)).isEmpty();
    }

    @Test
    @DisplayName("A part of a number finds what it found, with what cannot be seen around it too")
    void parts() {
        PhoneNumber wanted = tenant.number(6);
        String text = wanted.e164();
        for (String part : List.of(
                text.substring(8),
                text.substring(6),
                "\u202a" + text.substring(8) + "\u202c",
                "…" + text.substring(8))) {
            assertThat(listed(part)).as(part).containsExactly(wanted);
        }
        for (String part : List.of("+1202", "(202) ", "\u200e+1 (202)", "\uff0b1\u00a0202", "tel:+1-202", "001202")) {
            assertThat(listed(part)).as(part).hasSize(10);
        }
        assertThat(listed("\u202a\u202c")).hasSize(10);
        assertThat(found("\u200e ")).hasSize(2);
    }

    @Test
    @DisplayName("ORD-8: an order is found by its name however that was copied, also where it looks like a number")
    void names() {
        Map<String, String> copied = Map.of(
                "PON-77/8", "\u202aPON\u20117\u00ad7/8\u202c",
                "PO 4711", "PO\u00a04711\u200e",
                "2025550123X01", "2025550123x0",
                "2025550123-7", "2025550123");
        copied.forEach((name, words) -> {
            world.superuser()
                    .sql("update port_out_orders set purchase_order_number = ? where order_id = ?")
                    .params(name, order.id())
                    .update();
            assertThat(found(words)).as(words).contains(order.id());
            assertThat(foundByAddress(words)).as(words).contains(order.id());
        });
    }

    @Test
    @DisplayName("ACC-1: a tenant is found by account number or name, however these were copied")
    void accounts() {
        String account = tenant.tenant().accountNumber();
        String name = tenant.tenant().name();
        for (String words : List.of(
                account,
                "\u202a" + account.replace('-', '\u2011') + "\u202c",
                account.toLowerCase(Locale.ROOT) + "\u00a0",
                "\ufeff" + name,
                name.replace(' ', '\u00a0') + "\u200e")) {
            assertThat(as(world.operator(), () -> tenants.list(words, null, 50)).items())
                    .as(words)
                    .extracting(Tenant::id)
                    .contains(tenant.id());
            assertThat(as(world.operator(), () -> desk.tenants(words, 0, 50)))
                    .as(words)
                    .extracting(Tenant::id)
                    .contains(tenant.id());
        }
    }

    @Test
    @DisplayName("ORD-2: what is typed in from paper is taken without what came along unseen")
    void orderEntry() {
        signIn(world.operator());
        open("provider/orders/new");
        find(TextField.class).all().stream()
                .filter(field -> field.getMaxLength() > 0)
                .forEach(field ->
                        assertThat(field.getMaxLength()).as(field.getLabel()).isGreaterThanOrEqualTo(20));
        @SuppressWarnings("unchecked") // the only one on the screen
        ComboBox<Carrier> sender = find(ComboBox.class).single();
        sender.setValue(carrier);
        TextField name = find(TextField.class).withLabel("Order number (PON)").single();
        TextField account = find(TextField.class).withLabel("Account number").single();
        test(name).setValue("\u202aPON\u2011505\u202c");
        test(account).setValue("\u200e" + tenant.tenant().accountNumber());
        click("Check and place the order");
        assertThat(find(TextField.class).withLabel("ZIP code").single().isInvalid())
                .isTrue();
        assertThat(name.isInvalid()).isFalse();
        assertThat(account.isInvalid()).isFalse();
    }
}
