package io.portwarden.portback.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.access.PortBackDetails;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Moments;
import java.util.stream.Collectors;

/** What is known of numbers that left: which, when, to whom, by what, and until when they can be asked for. */
final class CaseFacts extends Aside {

    private final DescriptionList facts = new DescriptionList();

    CaseFacts(PortBackDetails details, Moments moments, CaseAudience audience) {
        addClassNames("pw-panel", "pw-facts");
        PortBack about = details.about();
        if (audience == CaseAudience.PROVIDER) {
            fact("tenant", details.tenant().name());
            fact("account-number", details.tenant().accountNumber());
        }
        fact("numbers", about.numbers().stream().map(PhoneNumber::national).collect(Collectors.joining("\n")));
        fact("left-at", moments.until(about.leftAt()));
        fact("taken-by", CaseTexts.takenBy(this, details));
        fact("soon-by", moments.until(about.clock().soonBy()));
        fact("latest-by", moments.until(about.clock().latestBy()));
        fact("reported", moments.until(about.reportedAt()));
        add(new H2(getTranslation("portback.facts.title")), facts);
        details.order()
                .ifPresent(order -> add(new Div(new Anchor(
                        (audience == CaseAudience.TENANT ? "port-orders/" : "provider/orders/")
                                + order.order().id(),
                        getTranslation("portback.order", order.order().name().purchaseOrderNumber())))));
    }

    private void fact(String key, String value) {
        DescriptionList.Description description = AsItIs.shown(new DescriptionList.Description(value));
        description.addClassName("pw-lines");
        Div pair = new Div(new DescriptionList.Term(getTranslation("portback.fact." + key)), description);
        facts.getElement().appendChild(pair.getElement());
    }
}
