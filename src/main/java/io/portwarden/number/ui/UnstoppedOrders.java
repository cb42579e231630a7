package io.portwarden.number.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import io.portwarden.number.OpenOrder;
import io.portwarden.shared.ui.Notice;
import java.util.List;

/** Says which orders go on although their numbers were just locked, and leads to where they can be disputed (ORD-12). */
final class UnstoppedOrders extends Div {

    private static final int NAMED = 5;

    UnstoppedOrders(List<OpenOrder> orders) {
        addClassName("pw-form");
        Notice notice = new Notice(
                        Notice.Kind.WARNING,
                        getTranslation("numbers.unstopped.title", orders.size()),
                        getTranslation("numbers.unstopped"))
                .asAlert();
        Div links = new Div();
        links.addClassName("pw-moves");
        orders.stream().limit(NAMED).forEach(order -> links.add(link(order)));
        if (orders.size() > NAMED) {
            links.add(new Anchor("port-orders", getTranslation("numbers.unstopped.more", orders.size() - NAMED)));
        }
        add(notice, links);
    }

    private Anchor link(OpenOrder order) {
        return new Anchor(
                "port-orders/" + order.orderId(),
                getTranslation("numbers.unstopped.order", order.purchaseOrderNumber()));
    }
}
