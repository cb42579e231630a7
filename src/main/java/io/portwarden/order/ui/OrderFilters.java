package io.portwarden.order.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import io.portwarden.order.OrderSort;
import java.util.List;

/** Narrows a tenant's list of orders, and says in which order it stands. */
final class OrderFilters extends ListFilters {

    private final SerializableConsumer<OrderAddress> chosen;
    private final Select<OrderSort> sort = new Select<>();

    OrderFilters(SerializableConsumer<OrderAddress> chosen) {
        super(OrderAddress.PATH);
        this.chosen = chosen;
        sort.setLabel(getTranslation("orders.sort"));
        sort.setItems(OrderSort.values());
        sort.setItemLabelGenerator(item -> getTranslation("orders.sort." + item.code()));
        sort.addClassName("pw-sort");
        sort.addValueChangeListener(this::changed);
        addFields(List.of(), List.of(sort));
    }

    @Override
    protected void choose(OrderAddress wanted) {
        chosen.accept(wanted.sorted(sort.getValue()));
    }

    void show(OrderAddress shown) {
        show(shown, shown.isNarrowedByMoreThanState());
        sort.setValue(shown.sort());
    }
}
