package io.portwarden.order.ui.desk;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.portwarden.order.DisputedOrder;
import io.portwarden.order.access.DisputeService;
import io.portwarden.order.ui.Audience;
import io.portwarden.order.ui.ConflictClock;
import io.portwarden.order.ui.OrderTexts;
import io.portwarden.shared.Page;
import io.portwarden.shared.ui.Moments;
import java.util.UUID;

/** The disputes that wait, above all other orders: each with the time in which a message still stops it (ORD-13). */
final class UrgentDisputes extends Section {

    private static final int SHOWN = 3;

    private final transient DisputeService disputes;

    UrgentDisputes(DisputeService disputes) {
        this.disputes = disputes;
        addClassNames("pw-panel", "pw-outlook", "pw-outlook-disputed", "pw-urgent");
        show();
    }

    void show() {
        Page<DisputedOrder, UUID> waiting = disputes.undecided(null, SHOWN);
        setVisible(!waiting.items().isEmpty());
        removeAll();
        UnorderedList list = new UnorderedList();
        waiting.items().forEach(dispute -> list.add(item(dispute)));
        Anchor all = new Anchor(
                "provider/disputes",
                getTranslation(waiting.next().isPresent() ? "desk.disputes.more" : "desk.disputes.all"));
        add(new H2(getTranslation("desk.disputes.title")), list, all);
    }

    private ListItem item(DisputedOrder dispute) {
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        Anchor name = new Anchor(
                "provider/disputes/" + dispute.orderId(),
                getTranslation("dispute.title", OrderTexts.name(this, dispute.name())));
        Span whose = new Span(getTranslation("desk.disputes.facts", dispute.tenantName(), dispute.carrierName()));
        ConflictClock deadline = new ConflictClock(
                disputes.conflictTime(dispute),
                Audience.PROVIDER,
                () -> disputes.contact(dispute.carrierId()).toCall(dispute.carrierName()),
                moments);
        Div line = new Div(name, whose, deadline);
        line.addClassName("pw-urgent-line");
        return new ListItem(line);
    }
}
