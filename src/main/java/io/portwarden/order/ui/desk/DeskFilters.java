package io.portwarden.order.ui.desk;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.function.SerializableConsumer;
import io.portwarden.order.access.DeskOrderService;
import io.portwarden.order.ui.ListFilters;
import io.portwarden.order.ui.OrderAddress;
import io.portwarden.shared.TenantId;
import io.portwarden.tenant.Tenant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Narrows the desk's list of orders, by tenant too. */
final class DeskFilters extends ListFilters {

    private final transient DeskOrderService desk;
    private final SerializableConsumer<DeskAddress> chosen;
    private final ComboBox<Tenant> tenant = new ComboBox<>();

    DeskFilters(DeskOrderService desk, SerializableConsumer<DeskAddress> chosen) {
        super(DeskAddress.PATH);
        this.desk = desk;
        this.chosen = chosen;
        tenant.setLabel(getTranslation("desk.column.tenant"));
        tenant.setPlaceholder(getTranslation("desk.filter.tenant.all"));
        tenant.setClearButtonVisible(true);
        tenant.setItemLabelGenerator(item -> getTranslation("desk.tenant.value", item.name(), item.accountNumber()));
        tenant.setItems(
                query -> this.desk.tenants(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        tenant.addValueChangeListener(this::changed);
        addFields(List.of(tenant), List.of());
        show(desk.carriers());
    }

    @Override
    protected void choose(OrderAddress wanted) {
        @Nullable Tenant holder = tenant.getValue();
        chosen.accept(
                new DeskAddress(wanted, holder == null ? null : holder.id().value()));
    }

    void show(DeskAddress shown) {
        show(shown.orders(), shown.isNarrowedByMoreThanState());
        showTenant(shown.tenant());
    }

    private void showTenant(@Nullable UUID id) {
        @Nullable Tenant before = tenant.getValue();
        if (!Objects.equals(id, before == null ? null : before.id().value())) {
            tenant.setValue(id == null ? null : desk.tenant(new TenantId(id)).orElse(null));
        }
    }
}
