package io.portwarden.order.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.shared.Registration;
import io.portwarden.order.DeskOrder;
import io.portwarden.order.ui.Audience;
import io.portwarden.order.ui.OrderPages;
import io.portwarden.order.ui.OrderTexts;
import io.portwarden.shared.ui.Cells;
import io.portwarden.shared.ui.Moments;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The orders of all tenants: a table where there is room, one card below the other where there is not. */
final class DeskGrid extends Grid<DeskOrder> {

    /** Narrower than this, a table would cut its texts off; the menu is hidden there too. */
    private static final int TABLE_FROM_PIXELS = 800;

    private static final String BADGE = """
            <span class="pw-state pw-state-${item.code}"><span class="${item.glyph}" aria-hidden="true"></span>
            <span>${item.state}</span></span>""";
    private static final String LINK = """
            <a class="pw-row-link" href="provider/orders/${item.id}" router-link>${item.name}</a>""";
    private static final String RECEIVED = """
            <span class="pw-two-lines"><span class="pw-date">${item.day}</span> <span class="pw-secondary">${item.time}</span></span>""";
    private static final String CARD = """
            <div class="pw-card-row">
              <div class="pw-card-head">%s %s</div>
              <div>${item.tenant}</div>
              <div>${item.numbers}</div>
              ${item.reasons ? html`<div class="pw-reasons">${item.reasons}</div>` : ''}
              <div class="pw-secondary">${item.carrier} · ${item.day}, ${item.time}</div>
              <div class="pw-secondary">${item.dueWords}</div>
            </div>""".formatted(LINK, BADGE);

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
    private final Cells<DeskOrder> cells = cells();
    private final Set<UUID> come = new HashSet<>();
    private final Column<DeskOrder> card;
    private boolean awayFromTop;

    DeskGrid(SerializableConsumer<DeskOrder> open) {
        addClassNames("pw-orders", "pw-desk-orders");
        setAriaLabel(getTranslation("desk.title"));
        setSelectionMode(SelectionMode.NONE);
        addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        column("orders.column.state", BADGE, "7.5rem", 0);
        column("orders.column.order", LINK, "6.75rem", 1).setRowHeader(true);
        column("desk.column.tenant", "${item.tenant}", "6.5rem", 1);
        column("orders.column.carrier", "${item.carrier}", "6.5rem", 1);
        column("orders.column.numbers", "${item.numbers}", "8.75rem", 1);
        column("orders.column.reasons", "<span class=\"pw-reasons\">${item.reasons}</span>", "7.25rem", 2);
        column("orders.column.received", RECEIVED, "7.25rem", 0);
        column("orders.column.due", "<span class=\"pw-date\">${item.due}</span>", "7.25rem", 0);
        card = addColumn(cells.drawn(CARD)).setHeader(getTranslation("desk.title"));
        showFor(UI.getCurrentOrThrow().getPage().getExtendedClientDetails().getWindowInnerWidth());
        setPartNameGenerator(order -> come.contains(order.id()) ? "come" : null);
        addItemClickListener(click -> open.accept(click.getItem()));
        getElement()
                .addEventListener(
                        "away-from-top",
                        event -> awayFromTop =
                                event.getEventData().path("event.detail").asBoolean())
                .addEventData("event.detail");
    }

    private Column<DeskOrder> column(String title, String template, String width, int grow) {
        return addColumn(cells.drawn(template))
                .setHeader(getTranslation(title))
                .setWidth(width)
                .setFlexGrow(grow);
    }

    private Cells<DeskOrder> cells() {
        return new Cells<DeskOrder>()
                .data("id", row -> row.id().toString())
                .data("code", row -> row.order().status().code())
                .data("glyph", row -> OrderTexts.glyph(row.order().status()).classNames())
                .data("state", row -> OrderTexts.state(this, row.order().status()))
                .data("name", row -> OrderTexts.name(this, row.order().name()))
                .data("tenant", DeskOrder::tenantName)
                .data("carrier", row -> row.order().carrierName())
                .data("numbers", row -> OrderTexts.numbers(this, row.order()))
                .words("reasons", row -> OrderTexts.reasons(this, row.order(), Audience.PROVIDER))
                .data("day", row -> moments.date(row.order().receivedAt()))
                .data("time", row -> moments.time(row.order().receivedAt()))
                .data("due", row -> moments.date(row.order().desiredDueDate()))
                .words(
                        "dueWords",
                        row -> getTranslation(
                                "order.due", moments.date(row.order().desiredDueDate())));
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
    void show(OrderPages<DeskOrder> rows) {
        come.clear();
        rows.showIn(this);
    }

    /** Whether the person has scrolled down to read, and new rows at the top would move what is read. */
    boolean isAwayFromTop() {
        return awayFromTop;
    }

    /** Reads the rows in sight anew, where they are. */
    void refresh(List<DeskOrder> newRows) {
        come.clear();
        newRows.forEach(row -> come.add(row.id()));
        getDataProvider().refreshAll();
    }
}
