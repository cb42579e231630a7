package io.portwarden.provider.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.portwarden.number.Guard;
import io.portwarden.number.NumberCounts;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.provider.TenantDesk;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.ui.AsItIs;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A tenant's numbers, to be looked at. */
final class TenantNumbers extends Div {

    private static final int PAGE = 50;

    private final transient TenantDesk desk;
    private final transient TenantId tenantId;
    private final boolean mayRecord = CurrentPerson.get().may(Role.DESK);
    private final Select<Guard> guard = new Select<>();
    private final OrderedList list = new OrderedList();
    private final Button more = new Button();
    private transient @Nullable PhoneNumber last;

    TenantNumbers(TenantDesk desk, TenantId tenantId) {
        this.desk = desk;
        this.tenantId = tenantId;
        list.addClassName("pw-tenant-numbers");
        NumberCounts counts = desk.counts(tenantId);
        guard.setLabel(getTranslation("numbers.filter.guard"));
        guard.setItems(Guard.values());
        guard.setItemLabelGenerator(choice ->
                getTranslation(choice == null ? "numbers.filter.guard.all" : "number.guard." + choice.code()));
        guard.setEmptySelectionAllowed(true);
        guard.setEmptySelectionCaption(getTranslation("numbers.filter.guard.all"));
        guard.addValueChangeListener(change -> {
            list.removeAll();
            last = null;
            read();
        });
        more.setText(getTranslation("tenant.numbers.more"));
        more.addClickListener(click -> read());
        Div toolbar = new Div(guard);
        toolbar.addClassName("pw-toolbar");
        addClassName("pw-form");
        add(
                new Paragraph(getTranslation("tenant.numbers.counts", counts.numbers(), counts.locked())),
                new Paragraph(getTranslation(
                        "tenant.numbers.guarded",
                        counts.guardedBy(Guard.HERE),
                        counts.guardedBy(Guard.UPSTREAM),
                        counts.guardedBy(Guard.NOBODY))),
                toolbar,
                list,
                new Div(more));
        read();
    }

    private void read() {
        Page<NumberListItem, PhoneNumber> page =
                desk.numbers(tenantId, new NumberFilter("", null, null, guard.getValue()), last, PAGE);
        page.items().forEach(number -> list.add(item(number)));
        last = page.next().orElse(null);
        more.setVisible(page.next().isPresent());
    }

    private ListItem item(NumberListItem number) {
        Span phone = AsItIs.shown(new Span(number.phoneNumber().national()));
        phone.addClassName("pw-phone");
        String lock = number.isLockable()
                ? " · " + getTranslation(number.locked() ? "tenant.numbers.locked" : "tenant.numbers.unlocked")
                : "";
        String guard = number.isLockable() ? " · " + guard(number) : "";
        String zip = number.facts().zipCode().isEmpty()
                ? ""
                : " · "
                        + getTranslation(
                                "tenant.numbers.zip-code", number.facts().zipCode());
        String order = number.openOrder() == null ? "" : " · " + getTranslation("tenant.numbers.in-order");
        Span facts = new Span(ProviderTexts.number(this, number.status()) + lock + guard + zip + order);
        facts.addClassName("pw-secondary");
        ListItem item = new ListItem(phone, facts);
        if (mayRecord && number.isLockable() && !number.phoneNumber().isTollFree()) {
            String e164 = number.phoneNumber().e164();
            Anchor left = new Anchor(
                    "provider/departures/new?number=" + URLEncoder.encode(e164, StandardCharsets.UTF_8),
                    getTranslation("tenant.numbers.left"));
            left.setAriaLabel(getTranslation(
                    "tenant.numbers.left-named", number.phoneNumber().national()));
            item.add(left);
        }
        return item;
    }

    private String guard(NumberListItem number) {
        String guard = getTranslation(
                number.phoneNumber().isTollFree()
                        ? "number.toll-free"
                        : "number.guard." + number.guardedBy().code());
        return number.facts().upstream().isEmpty()
                ? guard
                : getTranslation("number.guard.named", guard, number.facts().upstream());
    }
}
