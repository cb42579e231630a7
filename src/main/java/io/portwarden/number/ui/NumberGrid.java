package io.portwarden.number.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.shared.Registration;
import io.portwarden.number.NumberListItem;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.ui.Cells;
import io.portwarden.shared.ui.KeyedRows;
import io.portwarden.shared.ui.Moments;
import org.jspecify.annotations.Nullable;

/**
 * The list of numbers: a table where there is room, one card below the other where there is not. Rows are drawn by the
 * browser from plain data, so that a long list weighs little here.
 */
final class NumberGrid extends Grid<NumberListItem> {

    /** Narrower than this, a table would cut its texts off; the menu is hidden there too. */
    private static final int TABLE_FROM_PIXELS = 800;

    private static final String NUMBER = """
            <span class="pw-two-lines">
              <span class="pw-number">${item.number}</span>
              <span class="pw-secondary" ?hidden="${!item.zipCode}">${item.zipCode}</span>
            </span>""";
    private static final String GUARD = """
            <span class="pw-two-lines">
              <span ?hidden="${!item.guard}">${item.guard}</span>
              <span class="pw-secondary" ?hidden="${!item.guardMeaning}">${item.guardMeaning}</span>
            </span>""";
    private static final String LOCK = """
            <span class="pw-two-lines">
              <span ?hidden="${!item.lock}"><span class="pw-state pw-lock-${item.lockCode}"><span
                class="${item.lockGlyph}" aria-hidden="true"></span> <span>${item.lock}</span></span></span>
              <span class="pw-secondary" ?hidden="${!item.until}">${item.until}</span>
            </span>""";
    private static final String ORDER = """
            <a class="pw-row-link" href="port-orders/${item.orderId}" ?hidden="${!item.orderId}" router-link>${item.order}</a>
            <a class="pw-row-link" href="port-backs/new?number=${item.leftNumber}" ?hidden="${!item.leftNumber}"
              aria-label="${item.unwantedNamed}" router-link>${item.unwanted}</a>""";
    private static final String CHANGE = """
            <vaadin-button theme="small" ?hidden="${!item.change}" aria-label="${item.changeNamed}"
              @click="${toggle}">${item.change}</vaadin-button>""";
    private static final String CARD = """
            <div class="pw-card-row">
              <div class="pw-card-head">%s %s</div>
              <div>%s</div>
              <div class="pw-card-head"><span class="pw-secondary">${item.status}</span> <span>%s</span></div>
            </div>""";

    /** The column of checkboxes has a name too, and each of them says whose it is, for those who hear the table. */
    private static final String NAME_SCRIPT = """
            const column = this.querySelector('vaadin-grid-flow-selection-column');
            if (column) {
              const draw = column._defaultRenderer;
              column.renderer = (root, self, model) => {
                draw.call(column, root, self, model);
                root.firstElementChild.accessibleName = model.item.select;
              };
              column.headerRenderer = root => {
                const name = document.createElement('span');
                name.className = 'pw-visually-hidden';
                name.textContent = $0;
                root.replaceChildren(name);
              };
            }""";

    private final Cells<NumberListItem> cells;
    private final @Nullable SerializableConsumer<NumberListItem> change;
    private final Column<NumberListItem> card;

    /** @param change does what the button in a row says; null where the person at the screen may change nothing */
    NumberGrid(@Nullable SerializableConsumer<NumberListItem> change) {
        this.change = change;
        cells = cells(new NumberTexts(this, Moments.of(UI.getCurrentOrThrow())));
        addClassName("pw-numbers");
        setAriaLabel(getTranslation("numbers.title"));
        addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        column("number", NUMBER, "9.5rem", 1).setRowHeader(true);
        column("lock", LOCK, "11rem", 1);
        column("guard", GUARD, "10rem", 1);
        column("status", "${item.status}", "7rem", 1);
        column("order", ORDER, "8.5rem", 1);
        if (change == null) {
            setSelectionMode(SelectionMode.NONE);
        } else {
            column("change", CHANGE, "8.5rem", 0);
            setSelectionMode(SelectionMode.MULTI);
            setItemSelectableProvider(NumberListItem::isLockable);
            addDataGenerator((number, row) -> row.put(
                    "select",
                    getTranslation("numbers.select", number.phoneNumber().national())));
            // What all means depends on the filter, and is not on the screen: there are buttons for it.
            ((GridMultiSelectionModel<NumberListItem>) getSelectionModel())
                    .setSelectAllCheckboxVisibility(GridMultiSelectionModel.SelectAllCheckboxVisibility.HIDDEN);
        }
        card = addColumn(drawn(CARD.formatted(NUMBER, LOCK, GUARD, ORDER) + (change == null ? "" : CHANGE)))
                .setHeader(getTranslation("numbers.title"));
        showFor(UI.getCurrentOrThrow().getPage().getExtendedClientDetails().getWindowInnerWidth());
    }

    private Column<NumberListItem> column(String key, String template, String width, int grow) {
        return addColumn(drawn(template))
                .setKey(key)
                .setHeader(getTranslation("numbers.column." + key))
                .setWidth(width)
                .setFlexGrow(grow);
    }

    private LitRenderer<NumberListItem> drawn(String template) {
        LitRenderer<NumberListItem> renderer = cells.drawn(template);
        SerializableConsumer<NumberListItem> toggle = change;
        if (toggle != null && template.contains("${toggle}")) {
            renderer.withFunction("toggle", toggle);
        }
        return renderer;
    }

    private static Cells<NumberListItem> cells(NumberTexts words) {
        return new Cells<NumberListItem>()
                .data("number", number -> number.phoneNumber().national())
                .data("lock", words::lock)
                .data("lockCode", words::lockCode)
                .data("lockGlyph", words::lockGlyph)
                .words("until", words::until)
                .words("zipCode", words::zipCode)
                .words("guard", words::guard)
                .words("guardMeaning", words::guardMeaning)
                .data("status", words::status)
                .data(
                        "order",
                        number -> number.openOrder() == null
                                ? ""
                                : number.openOrder().purchaseOrderNumber())
                .data(
                        "orderId",
                        number -> number.openOrder() == null
                                ? ""
                                : number.openOrder().orderId().toString())
                .data("leftNumber", words::leftNumber)
                .words("unwanted", words::unwanted)
                .words("unwantedNamed", words::unwantedNamed)
                .words("change", words::change)
                .words("changeNamed", words::changeNamed);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        getElement().executeJs(NAME_SCRIPT, getTranslation("numbers.column.select"));
        Registration resizing =
                attachEvent.getUI().getPage().addBrowserWindowResizeListener(resize -> showFor(resize.getWidth()));
        addDetachListener(detach -> {
            detach.unregisterListener();
            resizing.remove();
        });
    }

    private void showFor(int width) {
        boolean asTable = width <= 0 || width >= TABLE_FROM_PIXELS;
        getColumns().forEach(column -> column.setVisible(asTable == (column != card)));
        setClassName("pw-numbers-as-cards", !asTable);
    }

    /** Shows another list from its top. */
    void show(KeyedRows<NumberListItem, PhoneNumber> rows, SerializableSupplier<Integer> count) {
        rows.showIn(this, count);
    }
}
