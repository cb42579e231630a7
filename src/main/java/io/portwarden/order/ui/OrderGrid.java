package io.portwarden.order.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.KeyMapper;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.function.SerializableConsumer;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderSort;
import io.portwarden.order.OrderStatus;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A tenant's orders, with columns to choose and two to sort by. */
final class OrderGrid extends OrderList<OrderListItem> {

    private static final String RECEIVED_COLUMN = "received";
    private static final String DUE_COLUMN = "due";

    /** The keys of the columns that can be hidden; state and name say which order it is. */
    static final List<String> TO_CHOOSE =
            List.of("carrier", "numbers", "reasons", RECEIVED_COLUMN, DUE_COLUMN, "review");

    static final Set<String> SHOWN_AT_FIRST = Set.of("carrier", "numbers", "reasons", RECEIVED_COLUMN, DUE_COLUMN);

    private static final String LINK = link("port-orders");

    private static final String ROW_SCRIPT = "(element.getEventContext(event).item || {}).key";

    /** Tells when the person has scrolled down, or stands on a row with the keyboard: then nothing may move. */
    private static final String READING_SCRIPT = """
            const table = this.$.table;
            let reading = false;
            const onRow = () => {
              const inside = this.shadowRoot.activeElement;
              const content = document.activeElement;
              return (inside && this.$.items.contains(inside))
                  || (content !== this && this.contains(content) && content.localName !== 'vaadin-grid-sorter');
            };
            const look = () => {
              const now = table.scrollTop > 60 || onRow();
              if (reading !== now) {
                reading = now;
                this.dispatchEvent(new CustomEvent('reading', {detail: now}));
              }
            };
            table.addEventListener('scroll', look);
            this.addEventListener('focusin', () => setTimeout(look));
            this.addEventListener('focusout', () => setTimeout(look));""";

    private Set<String> chosen = SHOWN_AT_FIRST;
    private OrderSort sort = OrderSort.NEWEST;
    private boolean reading;

    /** @param sorted is told in which order the person wants the list */
    OrderGrid(SerializableConsumer<OrderListItem> open, SerializableConsumer<OrderSort> sorted) {
        super("orders.title", order -> order, Audience.TENANT, open);
        cells.data("review", this::review);
        column("state", BADGE, "8.4rem", 0);
        column("order", LINK, "7.25rem", 1).setRowHeader(true);
        column("carrier", CARRIER, "8.5rem", 1);
        column("numbers", NUMBERS, "9.25rem", 1);
        column("reasons", REASONS, "9rem", 2);
        column(RECEIVED_COLUMN, RECEIVED, "8rem", 0).setSortable(true);
        column(DUE_COLUMN, DUE, "8rem", 0).setSortable(true);
        column("review", "<span>${item.review}</span>", "9rem", 1);
        addCards(LINK, "");
        addSortListener(change -> {
            if (change.isFromClient()) {
                sorted.accept(wanted(change.getSortOrder()));
            }
        });
        openOnEnter(open);
        getElement()
                .addEventListener(
                        "reading",
                        event -> reading =
                                event.getEventData().path("event.detail").asBoolean())
                .addEventData("event.detail");
    }

    @Override
    protected Column<OrderListItem> column(String key, String template, String width, int grow) {
        return super.column("orders.column." + key, template, width, grow).setKey(key);
    }

    /** Until when a tenant can still object before the order is confirmed, or has to confirm it (UPS-9). */
    private String review(OrderListItem order) {
        if (order.status() != OrderStatus.PENDING || order.reviewEndsAt() == null) {
            return "";
        }
        String until = moments.until(order.reviewEndsAt(), order.zone());
        return order.silenceRefuses() ? getTranslation("orders.review.to-confirm", until) : until;
    }

    /** A third click takes the sorting away; the list always stands in some order, and turns round instead. */
    private OrderSort wanted(List<GridSortOrder<OrderListItem>> asked) {
        if (asked.isEmpty()) {
            return sort == OrderSort.NEWEST ? OrderSort.OLDEST : OrderSort.NEWEST;
        }
        boolean up = asked.getFirst().getDirection() == SortDirection.ASCENDING;
        if (DUE_COLUMN.equals(asked.getFirst().getSorted().getKey())) {
            return up ? OrderSort.DUE_SOONEST : OrderSort.DUE_LATEST;
        }
        return up ? OrderSort.OLDEST : OrderSort.NEWEST;
    }

    private void mark(OrderSort wanted) {
        sort = wanted;
        Column<OrderListItem> due = getColumnByKey(DUE_COLUMN);
        Column<OrderListItem> received = getColumnByKey(RECEIVED_COLUMN);
        sort(List.of(
                switch (wanted) {
                    case NEWEST -> new GridSortOrder<>(received, SortDirection.DESCENDING);
                    case OLDEST -> new GridSortOrder<>(received, SortDirection.ASCENDING);
                    case DUE_SOONEST -> new GridSortOrder<>(due, SortDirection.ASCENDING);
                    case DUE_LATEST -> new GridSortOrder<>(due, SortDirection.DESCENDING);
                }));
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
        getElement().executeJs(READING_SCRIPT);
    }

    /** @param keys of the columns that are shown where there is room for a table */
    void showColumns(Set<String> keys) {
        chosen = Set.copyOf(keys);
        showColumns();
    }

    @Override
    protected boolean isChosen(Column<OrderListItem> column) {
        return column.getKey() == null || !TO_CHOOSE.contains(column.getKey()) || chosen.contains(column.getKey());
    }

    /** Shows another list from its top. */
    void show(OrderPages<OrderListItem> pages, OrderSort order) {
        mark(order);
        show(pages);
    }

    /** Whether the person has scrolled down or stands on a row, so that no row may move. */
    boolean isBeingRead() {
        return reading;
    }

    /** Which orders the browser has rows of. */
    Set<UUID> inSight() {
        return getDataCommunicator().getKeyMapper() instanceof KeyMapper<OrderListItem> rows
                ? rows.objects().stream().map(OrderListItem::id).collect(Collectors.toSet())
                : Set.of();
    }

    /** Shows a row as it is now, if it is in sight. Nothing moves, and the focus stays. */
    void update(OrderListItem row) {
        if (getDataCommunicator().getKeyMapper().has(row)) {
            getDataProvider().refreshItem(row);
        }
    }
}
