package io.portwarden.order.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.portwarden.order.ActorKind;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.shared.ui.Moments;
import java.time.LocalDate;

/** What has happened to an order, in words for somebody who never ported a number (ORD-8). */
final class OrderTimeline extends Section {

    private final Moments moments;
    private final Audience audience;
    private final boolean silenceRefuses;

    OrderTimeline(OrderDetails details, Moments moments, Audience audience) {
        this.moments = moments;
        this.audience = audience;
        this.silenceRefuses = details.order().silenceRefuses();
        addClassName("pw-panel");
        OrderedList list = new OrderedList();
        list.addClassName("pw-timeline");
        details.timeline().forEach(event -> list.add(item(event)));
        add(new H2(getTranslation("order.timeline.title")), list);
    }

    private ListItem item(OrderEvent event) {
        String key = audience.key("event." + event.kind().code());
        boolean dated = event.kind().isDated() && event.note() != null;
        Span title = new Span(
                dated
                        ? getTranslation(key + ".title", event.actorName(), moments.date(LocalDate.parse(event.note())))
                        : getTranslation(key + ".title", event.actorName()));
        title.addClassName("pw-event-title");
        Div when = new Div(new Span(moments.dateAndTime(event.happenedAt()) + " · " + actor(event)));
        when.addClassName("pw-secondary");
        ListItem item = new ListItem(title, when);
        if (audience == Audience.TENANT) {
            item.add(new Paragraph(getTranslation(meaning(event, key))));
        }
        item.addClassName("pw-event-" + event.kind().code());
        String note = event.note();
        if (note != null && !note.isBlank() && !dated) {
            Paragraph quoted = new Paragraph(note);
            quoted.addClassName("pw-quote");
            item.add(quoted);
        }
        return item;
    }

    /** Silence is consent, but where nobody has compared the PIN (UPS-9). */
    private String meaning(OrderEvent event, String key) {
        return event.kind() == OrderEventKind.REVIEW_BEGAN && silenceRefuses
                ? "event.review-began.to-confirm.meaning"
                : key + ".meaning";
    }

    private String actor(OrderEvent event) {
        return event.actorKind() == ActorKind.SYSTEM
                ? getTranslation("actor.system")
                : getTranslation(audience.key("actor." + event.actorKind().code()), event.actorName());
    }
}
