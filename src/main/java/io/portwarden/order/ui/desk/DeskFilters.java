package io.portwarden.order.ui.desk;

import com.vaadin.flow.component.HasValue.ValueChangeEvent;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.access.DeskOrderService;
import io.portwarden.order.ui.OrderAddress;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.ui.DayField;
import io.portwarden.shared.ui.FoldButton;
import io.portwarden.tenant.Tenant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Narrows the desk's list of orders by words, tenant, carrier and days. */
final class DeskFilters extends Div {

    private static final int TYPING_PAUSE_MILLIS = 500;

    private final transient DeskOrderService desk;
    private final SerializableConsumer<DeskAddress> chosen;
    private final TextField search = new TextField();
    private final ComboBox<Tenant> tenant = new ComboBox<>();
    private final ComboBox<Carrier> carrier = new ComboBox<>();
    private final DayField from = new DayField(getTranslation("orders.filter.from"));
    private final DayField until = new DayField(getTranslation("orders.filter.until"));
    private final Anchor clear = new Anchor(DeskAddress.PATH, getTranslation("orders.filter.clear"));
    private final transient List<Carrier> carriers;
    private DeskAddress address = DeskAddress.ALL;

    /** @param chosen is told what the person wants to see; it has to be shown here by whoever shows it in the list */
    DeskFilters(DeskOrderService desk, SerializableConsumer<DeskAddress> chosen) {
        this.desk = desk;
        this.chosen = chosen;
        this.carriers = desk.carriers();
        addClassName("pw-toolbar");
        search.setLabel(getTranslation("orders.filter.search"));
        search.setPlaceholder(getTranslation("orders.filter.search.what"));
        search.addClassName("pw-search");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        search.setMaxLength(100);
        tenant.setLabel(getTranslation("desk.column.tenant"));
        tenant.setPlaceholder(getTranslation("desk.filter.tenant.all"));
        tenant.setClearButtonVisible(true);
        tenant.setItemLabelGenerator(item -> getTranslation("desk.tenant.value", item.name(), item.accountNumber()));
        tenant.setItems(
                query -> this.desk.tenants(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        carrier.setLabel(getTranslation("orders.column.carrier"));
        carrier.setPlaceholder(getTranslation("orders.filter.carrier.all"));
        carrier.setClearButtonVisible(true);
        carrier.setItems(carriers);
        carrier.setItemLabelGenerator(item -> getTranslation("fact.carrier.value", item.name(), item.spid()));
        clear.addClassName("pw-download");
        search.addValueChangeListener(this::changed);
        tenant.addValueChangeListener(this::changed);
        carrier.addValueChangeListener(this::changed);
        from.addValueChangeListener(this::changed);
        until.addValueChangeListener(this::changed);
        add(search, new FoldButton(this), tenant, carrier, from, until, clear);
    }

    private void changed(ValueChangeEvent<?> change) {
        if (change.isFromClient()) {
            @Nullable Carrier sender = carrier.getValue();
            @Nullable Tenant holder = tenant.getValue();
            chosen.accept(address.narrowedTo(
                    search.getValue(),
                    sender == null ? null : sender.spid(),
                    from.getValue(),
                    until.getValue(),
                    holder == null ? null : holder.id().value()));
        }
    }

    void show(DeskAddress shown) {
        address = shown;
        OrderAddress orders = shown.orders();
        if (!orders.isFor(search.getValue())) {
            search.setValue(orders.words());
        }
        carrier.setValue(Carrier.meant(carriers, orders.spid()).orElse(null));
        showTenant(shown.tenant());
        from.setValue(orders.from());
        until.setValue(orders.until());
        clear.setVisible(shown.isNarrowedByMoreThanState());
    }

    private void showTenant(@Nullable UUID id) {
        @Nullable Tenant before = tenant.getValue();
        if (!Objects.equals(id, before == null ? null : before.id().value())) {
            tenant.setValue(id == null ? null : desk.tenant(new TenantId(id)).orElse(null));
        }
    }
}
