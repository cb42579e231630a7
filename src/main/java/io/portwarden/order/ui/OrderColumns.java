package io.portwarden.order.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.page.WebStorage;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.function.SerializableConsumer;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.ui.Glyph;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a person choose the columns of the list. The browser remembers the choice, for each person who uses it; it holds
 * nothing of the orders.
 */
final class OrderColumns extends Div {

    private static final String SEPARATOR = ",";

    private final SerializableConsumer<Set<String>> chosen;
    private final CheckboxGroup<String> columns = new CheckboxGroup<>();
    private final String place =
            "portwarden.orders.columns." + CurrentPerson.get().personId();

    /** @param chosen is told the keys of the columns to show */
    OrderColumns(SerializableConsumer<Set<String>> chosen) {
        this.chosen = chosen;
        addClassName("pw-columns");
        Button open = new Button(getTranslation("orders.columns"), Glyph.COLUMNS.create());
        open.addThemeVariants(ButtonVariant.SMALL);
        columns.setLabel(getTranslation("orders.columns.shown"));
        columns.setItems(OrderGrid.TO_CHOOSE);
        columns.setItemLabelGenerator(key -> getTranslation("orders.column." + key));
        columns.setValue(OrderGrid.SHOWN_AT_FIRST);
        columns.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose(change.getValue());
            }
        });
        Paragraph keys = new Paragraph(getTranslation("orders.keys"));
        keys.addClassName("pw-secondary");
        Button reset = new Button(getTranslation("orders.columns.reset"), click -> {
            columns.setValue(OrderGrid.SHOWN_AT_FIRST);
            choose(OrderGrid.SHOWN_AT_FIRST);
        });
        Div content = new Div(columns, reset, keys);
        content.addClassName("pw-columns-choice");
        Popover popover = new Popover(content);
        popover.setTarget(open);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setModal(true);
        popover.setAutofocus(true);
        popover.setAriaLabel(getTranslation("orders.columns"));
        add(open, popover);
        addAttachListener(attached -> remember(attached.getUI()));
    }

    private void choose(Set<String> keys) {
        WebStorage.setItem(place, String.join(SEPARATOR, keys));
        chosen.accept(keys);
    }

    private void remember(UI ui) {
        WebStorage.getItem(ui, WebStorage.Storage.LOCAL_STORAGE, place, this::remembered);
    }

    /** What was stored by another version, or by hand, may name columns that are not there. */
    private void remembered(@Nullable String stored) {
        if (stored != null) {
            List<String> wanted = Arrays.asList(stored.split(SEPARATOR));
            Set<String> keys = new LinkedHashSet<>(OrderGrid.TO_CHOOSE);
            keys.retainAll(wanted);
            columns.setValue(keys);
            chosen.accept(keys);
        }
    }
}
