package io.portwarden.order.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.portwarden.order.OrderedNumber;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.order.access.PartialPort;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Notice;

/** The numbers that an order is about, each with what stands in its way. */
final class OrderedNumbers extends Section {

    /** Fewer than these never have to be scrolled to. */
    private static final int SEEN_AT_ONCE = 4;

    private final Audience audience;

    OrderedNumbers(OrderDetails details, Audience audience) {
        this.audience = audience;
        PortOutOrder order = details.order();
        addClassName("pw-panel");
        UnorderedList list = new UnorderedList();
        list.addClassName("pw-number-list");
        if (order.numbers().size() > SEEN_AT_ONCE) {
            // So that the keyboard gets to the others (WCAG 2.1.1).
            list.getElement().setAttribute("tabindex", "0");
            list.getElement()
                    .setAttribute(
                            "aria-label",
                            getTranslation(
                                    "order.numbers.title", order.numbers().size()));
        }
        order.numbers().forEach(number -> list.add(item(number)));
        add(new H2(getTranslation("order.numbers.title", order.numbers().size())));
        details.partial().ifPresent(partial -> add(part(partial)));
        add(list);
    }

    /** ORD-10: what the order leaves behind, and a warning where that may be stranded. */
    private Notice part(PartialPort partial) {
        String words = getTranslation(
                "order.part." + (partial.ofMany() ? "of-many" : "of"), partial.leaving(), partial.inService());
        return partial.mainNumber() == null
                ? new Notice(Notice.Kind.INFO, words, getTranslation(audience.key("order.part.stays")))
                : new Notice(
                        Notice.Kind.WARNING,
                        words,
                        getTranslation(
                                audience.key("order.part.main"),
                                partial.mainNumber().national()));
    }

    private ListItem item(OrderedNumber number) {
        Span digits = AsItIs.shown(new Span(number.phoneNumber().national()));
        digits.addClassName("pw-number");
        ListItem item = new ListItem(digits);
        number.reasons().forEach(reason -> {
            Span words = new Span(Glyph.REFUSED.create(), new Span(OrderTexts.reason(this, reason, audience)));
            words.addClassName("pw-reasons");
            item.add(words);
        });
        return item;
    }
}
