package io.portwarden.order.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.shared.Registration;
import io.portwarden.order.OrderListItem;
import io.portwarden.shared.ui.Cells;
import io.portwarden.shared.ui.Moments;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list of orders: a table where there is room, one card below the other where there is not. Rows are drawn by the
 * browser from plain data, so that a long list weighs little here.
 */
public abstract class OrderList<T> extends Grid<T> {

    /** Narrower than this, a table would cut its texts off; the menu is hidden there too. */
    private static final int TABLE_FROM_PIXELS = 800;

    protected static final String BADGE = """
            <span class="pw-state pw-state-${item.code}"><span class="${item.glyph}" aria-hidden="true"></span>
            <span>${item.state}</span></span>""";
    protected static final String CARRIER = "${item.carrier}";
    protected static final String NUMBERS = "${item.numbers}";
    protected static final String REASONS = "<span class=\"pw-reasons\">${item.reasons}</span>";
    protected static final String RECEIVED = """
            <span class="pw-two-lines"><span class="pw-date">${item.day}</span> <span class="pw-secondary">${item.time}</span></span>""";
    protected static final String DUE = "<span class=\"pw-date\">${item.due}</span>";
    private static final String CARD = """
            <div class="pw-card-row">
              <div class="pw-card-head">%s %s</div>
              %s<div>${item.numbers}</div>
              ${item.reasons ? html`<div class="pw-reasons">${item.reasons}</div>` : ''}
              <div class="pw-secondary">${item.carrier} · ${item.day}, ${item.time}</div>
              <div class="pw-secondary">${item.dueWords}</div>
            </div>""";

    protected final Moments moments = Moments.of(UI.getCurrentOrThrow());
    protected final Cells<T> cells;
    private final String title;
    private final SerializableFunction<T, OrderListItem> order;
    private final Set<UUID> come = new HashSet<>();
    private @Nullable Column<T> card;
    private boolean asTable;

    /**
     * @param title the key of what the list is called
     * @param audience to whom reasons are said
     * @param open is called with the row that somebody clicks on
     */
    protected OrderList(
            String title,
            SerializableFunction<T, OrderListItem> order,
            Audience audience,
            SerializableConsumer<T> open) {
        this.title = title;
        this.order = order;
        this.cells = cells(audience);
        addClassName("pw-orders");
        setAriaLabel(getTranslation(title));
        setSelectionMode(SelectionMode.NONE);
        addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        setPartNameGenerator(row -> come.contains(id(row)) ? "come" : null);
        addItemClickListener(click -> open.accept(click.getItem()));
    }

    private Cells<T> cells(Audience audience) {
        return new Cells<T>()
                .data("id", row -> id(row).toString())
                .data("code", row -> order(row).status().code())
                .data("glyph", row -> OrderTexts.glyph(order(row).status()).classNames())
                .data("state", row -> OrderTexts.state(this, order(row).status()))
                .data("name", row -> OrderTexts.name(this, order(row).name()))
                .data("carrier", row -> OrderTexts.carrier(this, order(row)))
                .data("numbers", row -> OrderTexts.numbers(this, order(row)))
                .words("reasons", row -> OrderTexts.reasons(this, order(row), audience))
                .data("day", row -> moments.date(order(row).receivedAt()))
                .data("time", row -> moments.time(order(row).receivedAt()))
                .data(
                        "due",
                        row -> order(row).isDated()
                                ? moments.date(order(row).dueDate())
                                : getTranslation("orders.due.none"))
                .words(
                        "dueWords",
                        row -> order(row).isDated()
                                ? getTranslation(
                                        "order.due", moments.date(order(row).dueDate()))
                                : getTranslation("order.due.none"));
    }

    private OrderListItem order(T row) {
        return order.apply(row);
    }

    protected final UUID id(T row) {
        return order(row).id();
    }

    /** The order's name, which leads to its page. */
    protected static String link(String pages) {
        return "<a class=\"pw-row-link\" href=\"%s/${item.id}\" router-link>${item.name}</a>".formatted(pages);
    }

    protected Column<T> column(String title, String template, String width, int grow) {
        return addColumn(cells.drawn(template))
                .setHeader(getTranslation(title))
                .setWidth(width)
                .setFlexGrow(grow);
    }

    /**
     * Adds the cards, once all columns are there, and shows what there is room for.
     *
     * @param more what stands on a card before the numbers
     */
    protected final void addCards(String link, String more) {
        card = addColumn(cells.drawn(CARD.formatted(link, BADGE, more))).setHeader(getTranslation(title));
        showFor(UI.getCurrentOrThrow().getPage().getExtendedClientDetails().getWindowInnerWidth());
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        Registration resizing =
                attachEvent.getUI().getPage().addBrowserWindowResizeListener(resize -> showFor(resize.getWidth()));
        addDetachListener(detach -> {
            detach.unregisterListener();
            resizing.remove();
        });
    }

    private void showFor(int width) {
        asTable = width <= 0 || width >= TABLE_FROM_PIXELS;
        showColumns();
        setClassName("pw-orders-as-cards", !asTable);
    }

    protected final void showColumns() {
        getColumns().forEach(column -> column.setVisible(asTable == (column != card) && isChosen(column)));
    }

    /** Whether the person wants to see that column of the table. */
    protected boolean isChosen(Column<T> column) {
        return true;
    }

    /** Shows another list from its top. */
    public void show(OrderPages<T> rows) {
        come.clear();
        rows.showIn(this);
    }

    /** Reads the rows in sight anew, where they are. */
    public void refresh(List<T> newRows) {
        come.clear();
        newRows.forEach(row -> come.add(id(row)));
        getDataProvider().refreshAll();
    }
}
