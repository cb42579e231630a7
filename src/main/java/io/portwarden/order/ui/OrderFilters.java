package io.portwarden.order.ui;

import com.vaadin.flow.component.HasValue.ValueChangeEvent;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderSort;
import io.portwarden.shared.ui.DayField;
import io.portwarden.shared.ui.FoldButton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Narrows the list of orders by words, carrier and days. */
final class OrderFilters extends Div {

    private static final int TYPING_PAUSE_MILLIS = 500;

    private final SerializableConsumer<OrderAddress> chosen;
    private final TextField search = new TextField();
    private final ComboBox<Carrier> carrier = new ComboBox<>();
    private final DayField from = new DayField(getTranslation("orders.filter.from"));
    private final DayField until = new DayField(getTranslation("orders.filter.until"));
    private final Select<OrderSort> sort = new Select<>();
    private final Anchor clear = new Anchor("port-orders", getTranslation("orders.filter.clear"));
    private OrderAddress address = OrderAddress.ALL;
    private List<Carrier> carriers = List.of();

    /** @param chosen is told what the person wants to see; it has to be shown here by whoever shows it in the list */
    OrderFilters(SerializableConsumer<OrderAddress> chosen) {
        this.chosen = chosen;
        addClassName("pw-toolbar");
        search.setLabel(getTranslation("orders.filter.search"));
        search.setPlaceholder(getTranslation("orders.filter.search.what"));
        search.addClassName("pw-search");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        search.setMaxLength(100);
        carrier.setLabel(getTranslation("orders.column.carrier"));
        carrier.setPlaceholder(getTranslation("orders.filter.carrier.all"));
        carrier.setClearButtonVisible(true);
        carrier.setItemLabelGenerator(item -> getTranslation("fact.carrier.value", item.name(), item.spid()));
        sort.setLabel(getTranslation("orders.sort"));
        sort.setItems(OrderSort.values());
        sort.setItemLabelGenerator(item -> getTranslation("orders.sort." + item.code()));
        sort.addClassName("pw-sort");
        clear.addClassName("pw-download");
        search.addValueChangeListener(this::changed);
        carrier.addValueChangeListener(this::changed);
        from.addValueChangeListener(this::changed);
        until.addValueChangeListener(this::changed);
        sort.addValueChangeListener(this::changed);
        add(search, new FoldButton(this), carrier, from, until, sort, clear);
    }

    private void changed(ValueChangeEvent<?> change) {
        if (change.isFromClient()) {
            @Nullable Carrier wanted = carrier.getValue();
            chosen.accept(new OrderAddress(
                    address.status(),
                    search.getValue(),
                    wanted == null ? null : wanted.spid(),
                    from.getValue(),
                    until.getValue(),
                    sort.getValue()));
        }
    }

    void show(OrderAddress shown) {
        address = shown;
        if (!shown.isFor(search.getValue())) {
            search.setValue(shown.words());
        }
        showCarrier();
        from.setValue(shown.from());
        until.setValue(shown.until());
        sort.setValue(shown.sort());
        clear.setVisible(shown.isNarrowedByMoreThanState());
    }

    /** Those to choose from. */
    void show(List<Carrier> known) {
        if (!known.equals(carriers)) {
            carriers = known;
            carrier.setItems(known);
            showCarrier();
        }
    }

    private void showCarrier() {
        carrier.setValue(Carrier.meant(carriers, address.spid()).orElse(null));
    }
}
