package io.portwarden.number.ui;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.number.Guard;
import io.portwarden.number.LockState;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberSelection;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.life.OrderLife;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.SignedInPerson;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NumbersViewTest extends ViewTest {

    private static final NumberSelection EVERY = new NumberSelection.Matching(NumberFilter.ALL);

    @Autowired
    NumberLockService service;

    @Autowired
    OrderLife life;

    TestTenant tenant;

    @BeforeEach
    void makeTenant() {
        tenant = world.usTenant();
    }

    private void comeTo(SignedInPerson person) {
        signIn(person);
        open("numbers");
    }

    @SuppressWarnings("unchecked") // there is one grid, and it holds numbers
    private Grid<NumberListItem> grid() {
        return find(Grid.class).single();
    }

    private List<PhoneNumber> shown() {
        return IntStream.range(0, test(grid()).size())
                .mapToObj(i -> row(i).phoneNumber())
                .toList();
    }

    private NumberListItem row(int index) {
        return (NumberListItem) test(grid()).getRow(index);
    }

    private String cell(int row, String column, String property) {
        return test(grid()).getLitRendererPropertyValue(row, column, property, String.class);
    }

    private List<PhoneNumber> locked() {
        return as(tenant.viewer(), () -> service.list(new NumberFilter("", null, LockState.LOCKED), null, 50))
                .items()
                .stream()
                .map(NumberListItem::phoneNumber)
                .toList();
    }

    private void select(int... rows) {
        IntStream.of(rows).forEach(i -> grid().select(row(i)));
    }

    @SuppressWarnings("unchecked") // there is one select of this label
    private <T> void choose(String label, T value) {
        ((Select<T>) find(Select.class).withLabel(label).single()).setValue(value);
    }

    @Test
    @DisplayName("ORD-9: an admin sees every number with state and lock, selects two and locks them")
    void lockTwo() {
        comeTo(tenant.admin());
        assertThat(find(H1.class).single().getText()).isEqualTo("Numbers");
        assertThat(shown()).containsExactlyElementsOf(tenant.phoneNumbers());
        assertThat(cell(0, "number", "number")).isEqualTo(tenant.number(0).national());
        assertThat(cell(0, "status", "status")).isEqualTo("In service");
        assertThat(cell(0, "lock", "lock")).isEqualTo("Unlocked");
        assertThat(screen()).contains("0 locked", "10 unlocked");
        select(1, 2);
        click("Lock 2 selected");
        assertThat(toast()).isEqualTo("2 numbers locked. No new order can take them.");
        assertThat(locked()).containsExactly(tenant.number(1), tenant.number(2));
        assertThat(cell(1, "lock", "lock")).isEqualTo("Locked");
        assertThat(screen()).contains("2 locked", "8 unlocked");
        assertThat(grid().getSelectedItems()).isEmpty();
    }

    @Test
    @DisplayName("ORD-9: with nothing selected, all that the list shows is locked, once that was confirmed")
    void lockAll() {
        comeTo(tenant.admin());
        click("Lock all 10");
        assertThat(locked()).isEmpty();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(locked()).hasSize(10);
        assertThat(find(Button.class).withText("Lock all 0").single().isEnabled())
                .isFalse();
    }

    @Test
    @DisplayName("ORD-12: who locks a number of an accepted order reads that this does not stop it, and is led to it")
    void unstopped() {
        world.setPin(tenant, "48392017");
        PortOutOrder order = life.in(OrderStatus.CONFIRMED, tenant, tenant.number(1), world.carrier(), "48392017");
        comeTo(tenant.admin());
        select(0);
        click("Lock 1 selected");
        assertThat(screen()).doesNotContain("does not stop");
        select(1);
        click("Lock 1 selected");
        assertThat(screen()).contains("The lock does not stop an order", "dispute it.");
        assertThat(find(Anchor.class)
                        .withText("Open order " + order.name().purchaseOrderNumber())
                        .single()
                        .getHref())
                .isEqualTo("port-orders/" + order.id());
    }

    @Test
    @DisplayName(
            "ORD-12: the list says until when a number stays unlocked, and which order keeps it unlocked for longer")
    void keptUnlocked() {
        world.setPin(tenant, "48392017");
        as(tenant.admin(), () -> service.lock(EVERY));
        as(tenant.admin(), () -> service.unlock(EVERY, Instant.now().plus(Duration.ofHours(1))));
        PortOutOrder order = life.in(OrderStatus.PENDING, tenant, tenant.number(1), world.carrier(), "48392017");
        String name = order.name().purchaseOrderNumber();
        comeTo(tenant.viewer());
        assertThat(cell(1, "lock", "until")).startsWith("until ").endsWith("while order " + name + " is open");
        world.superuser()
                .sql("update phone_numbers set unlocked_until = now() - interval '1 minute' where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        open("numbers");
        assertThat(cell(1, "lock", "lock")).isEqualTo("Unlocked");
        assertThat(cell(1, "lock", "until")).isEqualTo("while order " + name + ", accepted meanwhile, is open");
        assertThat(cell(0, "lock", "lock")).isEqualTo("Locked");
    }

    @Test
    @DisplayName("ORD-9: a lock is lifted for the chosen time, which the list shows")
    void unlockForATime() {
        as(tenant.admin(), () -> service.lock(EVERY));
        comeTo(tenant.admin());
        select(4);
        click("Unlock 1 selected");
        assertThat(find(Dialog.class).single().getHeaderTitle()).isEqualTo("Unlock one number?");
        term(UnlockTerm.HOUR);
        click("Unlock");
        assertThat(find(Dialog.class).exists()).isFalse();
        assertThat(locked()).hasSize(9).doesNotContain(tenant.number(4));
        assertThat(row(4).unlockedUntil())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(58)),
                        Instant.now().plus(Duration.ofMinutes(61)));
        assertThat(cell(4, "lock", "until")).startsWith("until ");
        assertThat(screen()).contains("1 of them for a time");
    }

    @SuppressWarnings("unchecked") // there is one group
    private void term(UnlockTerm term) {
        ((RadioButtonGroup<UnlockTerm>) find(RadioButtonGroup.class).single()).setValue(term);
    }

    @Test
    @DisplayName("ORD-9: a time that has passed is refused beside the field; a later one counts in the viewer's zone")
    void unlockUntil() {
        as(tenant.admin(), () -> service.lock(EVERY));
        comeTo(tenant.admin());
        click("Unlock all 10");
        term(UnlockTerm.UNTIL);
        DateTimePicker until = find(DateTimePicker.class).single();
        until.setValue(LocalDateTime.now().minusDays(2));
        click("Unlock");
        assertThat(until.isInvalid()).isTrue();
        assertThat(until.getErrorMessage()).isEqualTo("Choose a date and time in the future, within a year");
        assertThat(locked()).hasSize(10);
        until.clear();
        click("Unlock");
        assertThat(until.isInvalid()).isTrue();
        until.setValue(LocalDateTime.now().plusDays(2));
        click("Unlock");
        assertThat(locked()).isEmpty();
        assertThat(row(0).unlockedUntil()).isAfter(Instant.now().plus(Duration.ofDays(1)));
    }

    @Test
    @DisplayName("Numbers are searched, and filtered by state and lock; from nothing found one way leads back to all")
    void filter() {
        as(tenant.admin(), () -> service.lock(new NumberSelection.Chosen(Set.of(tenant.number(5)))));
        comeTo(tenant.admin());
        TextField search = find(TextField.class).withLabel("Search").single();
        search.setValue(tenant.number(7).national());
        assertThat(shown()).containsExactly(tenant.number(7));
        search.clear();
        choose("Lock", LockState.LOCKED);
        assertThat(shown()).containsExactly(tenant.number(5));
        assertThat(find(Button.class).withText("Unlock all 1").exists()).isTrue();
        search.setValue("999999");
        assertThat(shown()).isEmpty();
        ((Button) ((Div) grid().getEmptyStateComponent())
                        .getChildren()
                        .filter(Button.class::isInstance)
                        .findFirst()
                        .orElseThrow())
                .click();
        assertThat(shown()).hasSize(10);
    }

    @Test
    @DisplayName("A viewer sees everything and has no button; what another person changes comes by itself")
    void viewer() {
        comeTo(tenant.viewer());
        assertThat(shown()).hasSize(10);
        assertThat(find(Button.class).all()).extracting(Button::getText).noneMatch(text -> text.contains("ock"));
        assertThat(grid().getColumnByKey("change")).isNull();
        assertThat(find(Checkbox.class)
                        .withLabel("Lock new numbers as soon as they are added")
                        .single()
                        .isReadOnly())
                .isTrue();
        as(tenant.admin(), () -> service.lock(EVERY));
        eventually(() -> screen().contains("10 locked"));
        assertThat(cell(3, "lock", "lock")).isEqualTo("Locked");
    }

    @Test
    @DisplayName("ORD-9: an admin chooses that new numbers are locked")
    void newNumbers() {
        comeTo(tenant.admin());
        Checkbox box = find(Checkbox.class)
                .withLabel("Lock new numbers as soon as they are added")
                .single();
        test(box).click();
        assertThat(as(tenant.viewer(), service::locksNewNumbers)).isTrue();
        assertThat(box.getValue()).isTrue();
        assertThat(toast()).startsWith("From now on, new numbers are locked");
    }

    @Test
    @DisplayName("ORD-7: a number that has left meanwhile is not locked, and nothing beside it; that is said")
    void gone() {
        comeTo(tenant.admin());
        select(1, 2);
        world.superuser()
                .sql("update phone_numbers set status = 'ported-out' where phone_number = ?")
                .param(tenant.number(2).e164())
                .update();
        click("Lock 2 selected");
        assertThat(toast()).startsWith("One of these numbers is no longer yours");
        assertThat(locked()).isEmpty();
        assertThat(cell(2, "status", "status")).isEqualTo("Has left");
        assertThat(cell(2, "lock", "lock")).isEmpty();
        assertThat(cell(2, "change", "change")).isEmpty();
    }

    @Test
    @DisplayName(
            "NUM-4, NUM-3: the list says what guards each number, how a toll-free one leaves, and can be narrowed by it")
    void guards() {
        world.superuser()
                .sql(
                        "update phone_numbers set guarded_by = 'nobody', upstream = 'Example Wholesale' where phone_number = ?")
                .param(tenant.number(3).e164())
                .update();
        PhoneNumber tollFree = new PhoneNumber("+1844" + tenant.number(0).e164().substring(5));
        world.superuser()
                .sql("insert into phone_numbers (tenant_id, phone_number, status, guarded_by, zip_code)"
                        + " values (?, ?, 'active', 'nobody', '20002')")
                .params(tenant.id().value(), tollFree.e164())
                .update();
        comeTo(tenant.admin());
        assertThat(screen()).contains("9 guarded here", "0 guarded by the upstream", "2 guarded by nobody");
        assertThat(cell(0, "guard", "guard")).isEqualTo("Guarded here");
        assertThat(cell(0, "guard", "guardMeaning")).isEmpty();
        assertThat(cell(3, "guard", "guardMeaning"))
                .contains("Neither PIN nor lock stops it")
                .contains("Example Wholesale");
        assertThat(cell(10, "guard", "guardMeaning"))
                .contains("RespOrg", "five characters", "your PIN does not guard it");
        assertThat(cell(10, "number", "zipCode")).isEqualTo("ZIP code 20002");
        choose("Protection", Guard.NOBODY);
        assertThat(shown()).containsExactly(tenant.number(3), tollFree);
        signIn(tenant.viewer());
        open("numbers?guard=nobody");
        assertThat(shown()).containsExactly(tenant.number(3), tollFree);
        open("");
        assertThat(screen()).contains("9 of 11", "2 by nobody");
    }

    @Test
    @DisplayName(
            "UPS-11: a number whose upstream has no PIN that is up to date shows as guarded by nobody, and what to do")
    void lacksPin() {
        world.superuser()
                .sql(
                        "update phone_numbers set guarded_by = 'upstream', upstream = 'Example Wholesale' where phone_number in (?, ?)")
                .params(tenant.number(3).e164(), tenant.number(4).e164())
                .update();
        for (int number : List.of(3, 4)) {
            world.superuser()
                    .sql("insert into upstream_pins (tenant_id, phone_number, connection_id, version, taken_version)"
                            + " values (?, ?, ?, 2, ?)")
                    .params(tenant.id().value(), tenant.number(number).e164(), UUID.randomUUID(), number == 3 ? 1 : 2)
                    .update();
        }
        comeTo(tenant.viewer());
        assertThat(screen()).contains("8 guarded here", "1 guarded by the upstream", "1 guarded by nobody");
        assertThat(cell(3, "guard", "guard")).isEqualTo("Guarded by nobody");
        assertThat(cell(3, "guard", "guardMeaning"))
                .contains("Set the PIN again")
                .contains("Example Wholesale");
        assertThat(cell(4, "guard", "guard")).isEqualTo("Guarded by the upstream");
        choose("Protection", Guard.NOBODY);
        assertThat(shown()).containsExactly(tenant.number(3));
        choose("Protection", Guard.UPSTREAM);
        assertThat(shown()).containsExactly(tenant.number(4));
        open("");
        assertThat(screen()).contains("8 of 10", "one by nobody");
    }

    @Test
    @DisplayName("The list speaks French, and so does the dialog")
    void french() {
        as(tenant.admin(), () -> service.lock(EVERY));
        signIn(tenant.admin());
        speak(Locale.FRENCH);
        open("numbers");
        assertThat(find(H1.class).single().getText()).isEqualTo("Numéros");
        click("Déverrouiller tout (10)");
        assertThat(find(Dialog.class).single().getHeaderTitle()).isEqualTo("Déverrouiller 10 numéros ?");
        assertThat(UI.getCurrent().getLocale()).isEqualTo(Locale.FRENCH);
    }
}
