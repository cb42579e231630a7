package io.portwarden.upstream.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.upstream.PortOutApart;
import io.portwarden.upstream.access.DifferingPortOuts;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The port-outs that stand otherwise at an upstream than here, both states side by side, and what can be done (UPS-9). */
final class PortOutsApartPanel extends Section {

    private final transient DifferingPortOuts portOuts;
    private final Moments moments;
    private final OrderedList list = new OrderedList();

    PortOutsApartPanel(DifferingPortOuts portOuts, Moments moments) {
        this.portOuts = portOuts;
        this.moments = moments;
        addClassNames("pw-panel", "pw-facts");
        list.addClassName("pw-tenant-numbers");
        add(new H2(getTranslation("apart.title")), new Paragraph(getTranslation("apart.purpose")), list);
        read();
    }

    /** Where there is none there is no panel either. */
    private void read() {
        list.removeAll();
        List<PortOutApart> all = portOuts.list();
        all.forEach(one -> list.add(item(one)));
        setVisible(!all.isEmpty());
    }

    private ListItem item(PortOutApart one) {
        String here = one.here() == null
                ? getTranslation("apart.no-order")
                : getTranslation("state." + one.here().code() + ".label");
        ListItem item = new ListItem(
                AsItIs.shown(new Span(one.reference())),
                secondary(one.numbers().stream()
                        .map(PhoneNumber::national)
                        .collect(Collectors.joining(getTranslation("list.separator")))),
                new Span(getTranslation("apart.here", here)),
                new Span(getTranslation("apart.there", one.upstream(), getTranslation("apart.there." + one.there()))));
        if (one.answerBy() != null) {
            item.add(secondary(getTranslation("apart.until", moments.dateAndTime(one.answerBy()))));
        }
        UUID order = one.orderId();
        if (order != null) {
            item.add(new Anchor("provider/orders/" + order, getTranslation("apart.open")));
        }
        if (one.mayBeRefusedAgain()) {
            item.add(button("apart.again", one, () -> portOuts.refuseAgain(one.connectionId(), one.id())));
        }
        item.add(button("apart.seen-to", one, () -> portOuts.tickOff(one.connectionId(), one.id())));
        return item;
    }

    /** Somebody else may have been quicker. */
    private Button button(String key, PortOutApart one, BooleanSupplier act) {
        Button button = new Button(getTranslation(key), click -> {
            if (act.getAsBoolean()) {
                Toasts.success(getTranslation(key + ".done", one.reference()));
            } else {
                Toasts.failure(getTranslation("apart.gone"));
            }
            read();
        });
        button.setAriaLabel(getTranslation(key + ".of", one.reference()));
        return button;
    }

    private static Span secondary(String words) {
        Span span = new Span(words);
        span.addClassName("pw-secondary");
        return span;
    }
}
