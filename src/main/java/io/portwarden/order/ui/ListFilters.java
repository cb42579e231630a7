package io.portwarden.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue.ValueChangeEvent;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.portwarden.carrier.Carrier;
import io.portwarden.shared.ui.DayField;
import io.portwarden.shared.ui.FoldButton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Narrows a list of orders by words, carrier and days, and by what else there is to choose in that list. */
public abstract class ListFilters extends Div {

    private static final int TYPING_PAUSE_MILLIS = 500;

    private final TextField search = new TextField();
    private final ComboBox<Carrier> carrier = new ComboBox<>();
    private final DayField from = new DayField(getTranslation("orders.filter.from"));
    private final DayField until = new DayField(getTranslation("orders.filter.until"));
    private final Anchor clear;
    private OrderAddress address = OrderAddress.ALL;
    private List<Carrier> carriers = List.of();

    /** @param path of the whole list */
    protected ListFilters(String path) {
        clear = new Anchor(path, getTranslation("orders.filter.clear"));
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
        clear.addClassName("pw-download");
        search.addValueChangeListener(this::changed);
        carrier.addValueChangeListener(this::changed);
        from.addValueChangeListener(this::changed);
        until.addValueChangeListener(this::changed);
    }

    /** Adds what stands in every list, with what this one has before the carrier and after the days. */
    protected final void addFields(List<Component> beforeCarrier, List<Component> afterDays) {
        add(search, new FoldButton(this));
        add(beforeCarrier);
        add(carrier, from, until);
        add(afterDays);
        add(clear);
    }

    protected final void changed(ValueChangeEvent<?> change) {
        if (change.isFromClient()) {
            @Nullable Carrier wanted = carrier.getValue();
            choose(address.narrowedTo(
                    search.getValue(), wanted == null ? null : wanted.spid(), from.getValue(), until.getValue()));
        }
    }

    /** Tells what the person wants to see; it has to be shown here by whoever shows it in the list. */
    protected abstract void choose(OrderAddress wanted);

    /** @param narrowed whether there is anything to take back */
    protected final void show(OrderAddress shown, boolean narrowed) {
        address = shown;
        if (!shown.isFor(search.getValue())) {
            search.setValue(shown.words());
        }
        showCarrier();
        from.setValue(shown.from());
        until.setValue(shown.until());
        clear.setVisible(narrowed);
    }

    /** Those to choose from. */
    public final void show(List<Carrier> known) {
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
