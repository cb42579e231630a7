package io.portwarden.order.ui;

import static java.util.Map.entry;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.shared.Registration;
import io.portwarden.order.OrderListItem;
import io.portwarden.shared.ui.Moments;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The list of orders: a table where there is room, one card below the other where there is not. Rows are drawn by the
 * browser from plain data, so that a long list weighs little here.
 */
final class OrderGrid extends Grid<OrderListItem> {

    /** Narrower than this, a table would cut its texts off; the menu is hidden there too. */
    private static final int TABLE_FROM_PIXELS = 800;

    private static final String BADGE = """
            <span class="pw-state pw-state-${item.code}"><span class="${item.glyph}" aria-hidden="true"></span>
            <span>${item.state}</span></span>""";
    private static final String LINK = """
            <a class="pw-row-link" href="port-orders/${item.id}" router-link>${item.name}</a>""";
    private static final String RECEIVED = """
            <span class="pw-two-lines"><span class="pw-date">${item.day}</span> <span class="pw-secondary">${item.time}</span></span>""";
    private static final String DUE = "<span class=\"pw-date\">${item.due}</span>";
    private static final String CARD = """
            <div class="pw-card-row">
              <div class="pw-card-head">%s %s</div>
              <div>${item.numbers}</div>
              ${item.reasons ? html`<div class="pw-reasons">${item.reasons}</div>` : ''}
              <div class="pw-secondary">${item.carrier} · ${item.day}, ${item.time}</div>
              <div class="pw-secondary">${item.dueWords}</div>
            </div>""".formatted(LINK, BADGE);

    private static final String ROW_SCRIPT = "(element.getEventContext(event).item || {}).key";
    private static final String SCROLL_SCRIPT = """
            const rows = this.$.table;
            let away = false;
            rows.addEventListener('scroll', () => {
              if (away !== rows.scrollTop > 60) {
                away = !away;
                this.dispatchEvent(new CustomEvent('away-from-top', {detail: away}));
              }
            });""";

    private final Moments moments = Moments.of(UI.getCurrentOrThrow());
    private final Map<String, ValueProvider<OrderListItem, String>> texts = texts();
    private final Set<UUID> come = new HashSet<>();
    private final Column<OrderListItem> card;
    private boolean awayFromTop;

    OrderGrid(SerializableConsumer<OrderListItem> open) {
        addClassName("pw-orders");
        setAriaLabel(getTranslation("orders.title"));
        setSelectionMode(SelectionMode.NONE);
        addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        column("state", BADGE, "7.75rem", 0);
        column("order", LINK, "7.25rem", 1).setRowHeader(true);
        column("carrier", "${item.carrier}", "8.5rem", 1);
        column("numbers", "${item.numbers}", "9.25rem", 1);
        column("reasons", "<span class=\"pw-reasons\">${item.reasons}</span>", "10rem", 2);
        column("received", RECEIVED, "7.5rem", 0);
        column("due", DUE, "7.5rem", 0);
        card = addColumn(drawn(CARD)).setHeader(getTranslation("orders.title"));
        showFor(UI.getCurrentOrThrow().getPage().getExtendedClientDetails().getWindowInnerWidth());
        setPartNameGenerator(order -> come.contains(order.id()) ? "come" : null);
        addItemClickListener(click -> open.accept(click.getItem()));
        openOnEnter(open);
        getElement()
                .addEventListener(
                        "away-from-top",
                        event -> awayFromTop =
                                event.getEventData().path("event.detail").asBoolean())
                .addEventData("event.detail");
    }

    private Column<OrderListItem> column(String key, String template, String width, int grow) {
        return addColumn(drawn(template))
                .setKey(key)
                .setHeader(getTranslation("orders.column." + key))
                .setWidth(width)
                .setFlexGrow(grow);
    }

    /** Sends the browser the texts that the template names, and no others. */
    private LitRenderer<OrderListItem> drawn(String template) {
        LitRenderer<OrderListItem> renderer = LitRenderer.of(template);
        texts.forEach((name, text) -> {
            if (template.contains("item." + name + "}") || template.contains("item." + name + " ")) {
                renderer.withProperty(name, text);
            }
        });
        return renderer;
    }

    private Map<String, ValueProvider<OrderListItem, String>> texts() {
        return Map.ofEntries(
                entry("id", order -> order.id().toString()),
                entry("code", order -> order.status().code()),
                entry("glyph", order -> OrderTexts.glyph(order.status()).classNames()),
                entry("state", order -> OrderTexts.state(this, order.status())),
                entry("name", order -> OrderTexts.name(this, order.name())),
                entry("carrier", OrderListItem::carrierName),
                entry("numbers", order -> OrderTexts.numbers(this, order)),
                entry("reasons", order -> OrderTexts.reasons(this, order)),
                entry("day", order -> moments.date(order.receivedAt())),
                entry("time", order -> moments.time(order.receivedAt())),
                entry("due", order -> moments.date(order.desiredDueDate())),
                entry("dueWords", order -> getTranslation("order.due", moments.date(order.desiredDueDate()))));
    }

    /** Enter on any cell does what a click does. */
    private void openOnEnter(SerializableConsumer<OrderListItem> open) {
        getElement()
                .addEventListener("keydown", event -> {
                    String key = event.getEventData().path(ROW_SCRIPT).asString("");
                    OrderListItem order = getDataCommunicator().getKeyMapper().get(key);
                    if (order != null) {
                        open.accept(order);
                    }
                })
                .setFilter("event.key === 'Enter' && event.target.localName !== 'a'")
                .addEventData(ROW_SCRIPT);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        getElement().executeJs(SCROLL_SCRIPT);
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
        setClassName("pw-orders-as-cards", !asTable);
    }

    /** Shows another list from its top. */
    void show(OrderPages pages) {
        come.clear();
        setItems(new CallbackDataProvider<>(
                query -> pages.rows(query.getOffset(), query.getLimit()).stream(),
                query -> {
                    throw new UnsupportedOperationException("Counting would read the whole list");
                },
                OrderListItem::id));
        getLazyDataView().setItemCountUnknown();
        scrollToStart();
    }

    /** Whether the person has scrolled down to read, and new rows at the top would move what is read. */
    boolean isAwayFromTop() {
        return awayFromTop;
    }

    /** Reads the rows in sight anew, where they are. */
    void refresh(List<OrderListItem> newRows) {
        come.clear();
        newRows.forEach(row -> come.add(row.id()));
        getDataProvider().refreshAll();
    }
}
