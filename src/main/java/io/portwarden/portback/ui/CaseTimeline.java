package io.portwarden.portback.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.portwarden.order.ActorKind;
import io.portwarden.portback.PortBackEvent;
import io.portwarden.portback.PortBackEventKind;
import io.portwarden.portback.access.PortBackDetails;
import io.portwarden.shared.ui.Moments;

/** What has happened in a case, and what people wrote about it. */
final class CaseTimeline extends Section {

    private final Moments moments;
    private final CaseAudience audience;

    CaseTimeline(PortBackDetails details, Moments moments, CaseAudience audience) {
        this.moments = moments;
        this.audience = audience;
        addClassName("pw-panel");
        OrderedList list = new OrderedList();
        list.addClassName("pw-timeline");
        details.timeline().forEach(event -> list.add(item(event)));
        add(new H2(getTranslation("order.timeline.title")), list);
    }

    private ListItem item(PortBackEvent event) {
        Span title = new Span(getTranslation("portback.event." + event.kind().code()));
        title.addClassName("pw-event-title");
        Div when = new Div(new Span(moments.until(event.happenedAt()) + " · " + actor(event)));
        when.addClassName("pw-secondary");
        ListItem item = new ListItem(title, when);
        item.addClassName(event.kind() == PortBackEventKind.RESTORED ? "pw-event-confirmed" : "pw-event-rejected");
        if (event.note() != null) {
            Paragraph quoted = new Paragraph(event.note());
            quoted.addClassName("pw-quote");
            item.add(quoted);
        }
        return item;
    }

    /** A program is known by the name of its key. */
    private String actor(PortBackEvent event) {
        return event.actorKind() == ActorKind.SYSTEM
                ? getTranslation("portback.actor.program", event.actorName())
                : getTranslation(audience.key("actor." + event.actorKind().code()), event.actorName());
    }
}
