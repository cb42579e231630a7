package io.portwarden.order.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.portwarden.order.DisputeTime;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;

/** What the order's state means, why it was refused, what happens next and what the tenant can do (ORD-8). */
final class OrderOutlook extends Section {

    private final PortOutOrder order;
    private final boolean admin;

    OrderOutlook(OrderDetails details, DisputeTime time, Moments moments, boolean admin) {
        this.order = details.order();
        this.admin = admin;
        addClassNames("pw-panel", "pw-outlook", "pw-outlook-" + order.status().code());
        add(
                new H2(getTranslation("state." + state(details) + ".meaning")),
                new Paragraph(OrderTexts.next(this, order.status(), time, moments)));
        if (!order.reasons().isEmpty()) {
            UnorderedList reasons = new UnorderedList();
            reasons.addClassName("pw-reason-list");
            order.reasons().forEach(reason -> reasons.add(item(reason)));
            add(reasons);
        }
        if (order.decision() != null) {
            add(new Quoted(getTranslation("order.decision"), order.decision()));
        }
    }

    private String state(OrderDetails details) {
        if (order.status() == OrderStatus.PENDING && details.wasTold()) {
            return "told";
        }
        return details.hasLapsed() ? "lapsed" : order.status().code();
    }

    private ListItem item(Reason reason) {
        String key = "reason." + reason.code();
        Span what = new Span(Glyph.LEFT.create(), new Span(getTranslation(key + ".next")));
        what.addClassName("pw-reason-next");
        ListItem item = new ListItem(
                new H3(getTranslation(key + ".title")), new Paragraph(getTranslation(key + ".meaning")), what);
        item.addClassName("pw-reason");
        if (isHealedByPin(reason)) {
            item.add(
                    admin
                            ? new Anchor(
                                    "port-orders/" + order.id() + "?pin", getTranslation("orders.pin.missing.action"))
                            : new Span(getTranslation("orders.pin.ask-admin")));
        }
        return item;
    }

    /** PIN-5, PIN-8: these end when an admin sets a PIN. */
    private static boolean isHealedByPin(Reason reason) {
        return reason == Reason.PIN_NOT_SET || reason == Reason.PIN_ATTEMPTS_EXCEEDED;
    }
}
