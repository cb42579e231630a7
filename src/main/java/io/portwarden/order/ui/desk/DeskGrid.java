package io.portwarden.order.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.function.SerializableConsumer;
import io.portwarden.order.SeenByProvider;
import io.portwarden.order.ui.Audience;
import io.portwarden.order.ui.OrderList;

/** The orders of all tenants. */
final class DeskGrid extends OrderList<SeenByProvider.Listed> {

    private static final String LINK = link("provider/orders");
    private static final String TENANT = "${item.tenant}";

    private static final String SCROLL_SCRIPT = """
            const rows = this.$.table;
            let away = false;
            rows.addEventListener('scroll', () => {
              if (away !== rows.scrollTop > 60) {
                away = !away;
                this.dispatchEvent(new CustomEvent('away-from-top', {detail: away}));
              }
            });""";

    private boolean awayFromTop;

    DeskGrid(SerializableConsumer<SeenByProvider.Listed> open) {
        super("desk.title", SeenByProvider.Listed::order, Audience.PROVIDER, open);
        addClassName("pw-desk-orders");
        cells.data("tenant", SeenByProvider.Listed::tenantName);
        column("orders.column.state", BADGE, "8.4rem", 0);
        column("orders.column.order", LINK, "6.5rem", 1).setRowHeader(true);
        column("desk.column.tenant", TENANT, "6.5rem", 1);
        column("orders.column.carrier", CARRIER, "6.5rem", 1);
        column("orders.column.numbers", NUMBERS, "8.5rem", 1);
        column("orders.column.reasons", REASONS, "6.75rem", 2);
        column("orders.column.received", RECEIVED, "7.25rem", 0);
        column("orders.column.due", DUE, "7.25rem", 0);
        addCards(LINK, "<div>" + TENANT + "</div>\n  ");
        getElement()
                .addEventListener(
                        "away-from-top",
                        event -> awayFromTop =
                                event.getEventData().path("event.detail").asBoolean())
                .addEventData("event.detail");
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        getElement().executeJs(SCROLL_SCRIPT);
    }

    /** Whether the person has scrolled down to read, and new rows at the top would move what is read. */
    boolean isAwayFromTop() {
        return awayFromTop;
    }
}
