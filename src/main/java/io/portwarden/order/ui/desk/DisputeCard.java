package io.portwarden.order.ui.desk;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableSupplier;
import io.portwarden.order.DisputedOrder;
import io.portwarden.order.access.ConflictTime;
import io.portwarden.order.ui.Audience;
import io.portwarden.order.ui.ConflictClock;
import io.portwarden.order.ui.OrderTexts;
import io.portwarden.shared.ui.Moments;

/** One dispute in the list of those that wait. */
final class DisputeCard extends ListItem {

    /** @param whom to call about it, asked for when it is too late */
    DisputeCard(DisputedOrder dispute, ConflictTime time, SerializableSupplier<String> whom) {
        addClassName("pw-panel");
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        Anchor name = new Anchor(
                "provider/disputes/" + dispute.orderId(),
                getTranslation("dispute.title", OrderTexts.name(this, dispute.name())));
        Div facts = new Div(getTranslation(
                "disputes.facts",
                dispute.carrierName(),
                dispute.tenantName(),
                dispute.numberCount(),
                moments.date(dispute.dueDate())));
        Div who =
                new Div(getTranslation("disputes.by", dispute.disputedBy(), moments.dateAndTime(dispute.disputedAt())));
        who.addClassName("pw-secondary");
        Paragraph why = new Paragraph(dispute.why());
        why.addClassName("pw-quote");
        ConflictClock clock = new ConflictClock(time, Audience.PROVIDER, whom, moments);
        add(new H2(name), clock, facts, who, why);
    }
}
