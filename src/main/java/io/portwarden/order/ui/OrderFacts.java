package io.portwarden.order.ui;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Moments;

/** What the carrier wrote into the order, and its dates. */
final class OrderFacts extends Aside {

    private final DescriptionList facts = new DescriptionList();

    OrderFacts(OrderDetails details, Moments moments, Audience audience) {
        addClassNames("pw-panel", "pw-facts");
        PortOutOrder order = details.order();
        fact("purchase-order-number", order.name().purchaseOrderNumber());
        fact("version", String.valueOf(order.name().version()));
        fact(
                "carrier",
                getTranslation(
                        details.carrier().upstream() ? "fact.carrier.through" : "fact.carrier.value",
                        details.carrier().name(),
                        details.carrier().spid()));
        if (!order.asked().newNetworkServiceProvider().equals(details.carrier().spid())) {
            fact("new-provider", order.asked().newNetworkServiceProvider());
        }
        boolean dated = order.isDated(details.carrier());
        boolean compared = !details.wasTold();
        fact("account-number", told(order.asked().accountNumber(), compared));
        fact("zip-code", told(order.asked().zipCode(), compared));
        if (!compared) {
            fact(
                    "pin",
                    getTranslation(
                            order.silenceRefuses() ? "fact.pin.not-compared" : "fact.pin.compared-there",
                            details.carrier().name()));
        }
        fact(
                "desired-due-date",
                dated ? moments.date(order.desiredDueDate()) : getTranslation("fact.desired-due-date.none"));
        if (order.earliestDueDate() != null) {
            fact("earliest-due-date", moments.date(order.earliestDueDate()));
        }
        if (order.firmOrderCommitmentDate() != null && dated) {
            fact("firm-order-commitment", moments.date(order.firmOrderCommitmentDate()));
        }
        if (order.status() == OrderStatus.PENDING && order.reviewEndsAt() != null) {
            fact(
                    order.silenceRefuses() ? "to-confirm-until" : "review-ends",
                    moments.until(order.reviewEndsAt(), order.zone()));
        }
        if (order.asked().initiatorPhone() != null) {
            fact("initiator-phone", order.asked().initiatorPhone().international());
        }
        factFor(
                audience,
                "fact.agency-authority",
                getTranslation(order.asked().agencyAuthority() ? "answer.yes" : "answer.no"));
        fact("received", moments.dateAndTime(order.receivedAt()));
        fact("updated", moments.dateAndTime(order.updatedAt()));
        add(new H2(getTranslation("order.facts.title")), facts);
    }

    /**
     * What an upstream need not tell (UPS-1, UPS-9).
     *
     * @param needed whether it was asked for all the same
     */
    private String told(String text, boolean needed) {
        return text.isEmpty() ? getTranslation(needed ? "fact.not-told" : "fact.not-told.unchecked") : text;
    }

    /** In words that are not the same for all who read them. */
    private void factFor(Audience audience, String key, String value) {
        add(getTranslation(audience.key(key)), value);
    }

    private void fact(String key, String value) {
        add(getTranslation("fact." + key), value);
    }

    private void add(String name, String value) {
        Div pair = new Div(new DescriptionList.Term(name), AsItIs.shown(new DescriptionList.Description(value)));
        facts.getElement().appendChild(pair.getElement());
    }
}
