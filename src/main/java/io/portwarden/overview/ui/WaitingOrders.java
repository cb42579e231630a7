package io.portwarden.overview.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderStatus;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import java.util.List;

/** The orders that have waited longest for an answer, and when silence answers them. */
final class WaitingOrders extends Section {

    private final UnorderedList list = new UnorderedList();
    private List<OrderListItem> shown = List.of();

    WaitingOrders() {
        addClassNames("pw-panel", "pw-waiting");
        add(new H2(getTranslation("overview.waiting.title")), list);
        setVisible(false);
    }

    /** What stays as it is keeps the focus. */
    void show(List<OrderListItem> orders) {
        if (!orders.equals(shown)) {
            shown = orders;
            list.removeAll();
            orders.forEach(order -> list.add(item(order)));
            setVisible(!orders.isEmpty());
        }
    }

    /** Whoever wants the numbers, or through whom (UPS-7). */
    private String asker(OrderListItem order) {
        return order.throughUpstream()
                ? getTranslation("fact.carrier.through", order.carrierName())
                : order.carrierName();
    }

    private ListItem item(OrderListItem order) {
        String purchaseOrder = order.name().purchaseOrderNumber();
        Anchor name = new Anchor(
                "port-orders/" + order.id(),
                order.name().version() == 1
                        ? purchaseOrder
                        : getTranslation(
                                "order.name", purchaseOrder, order.name().version()));
        AsItIs.shown(name).addClassName("pw-row-link");
        String first = order.firstNumber().national();
        Span numbers = new Span(
                order.numberCount() == 1 ? first : getTranslation("order.numbers", first, order.numberCount() - 1));
        Div facts = new Div(name, AsItIs.shown(new Span(asker(order))), numbers);
        facts.addClassName("pw-waiting-facts");
        Div item = new Div(facts);
        String silence = silence(order);
        if (!silence.isEmpty()) {
            Span until = new Span(Glyph.CLOCK.create(), new Span(silence));
            until.addClassNames("pw-line", "pw-secondary");
            item.add(until);
        }
        return new ListItem(item);
    }

    /** What becomes of it if nobody says anything, and when (ORD-4, UPS-6, UPS-9). */
    private String silence(OrderListItem order) {
        if (order.status() == OrderStatus.REJECTED) {
            return getTranslation("overview.waiting.yes");
        }
        return order.reviewEndsAt() == null
                ? ""
                : getTranslation(
                        order.silenceRefuses() ? "overview.waiting.to-confirm" : "overview.waiting.until",
                        Moments.of(UI.getCurrentOrThrow()).until(order.reviewEndsAt(), order.zone()));
    }
}
