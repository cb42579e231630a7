package io.portwarden.pin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.portwarden.pin.BrokenOff;
import io.portwarden.pin.access.BrokenOffGuesses;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Toasts;
import java.util.List;

/** The checks of PINs of which nobody knows how they came out, each to be lifted. */
class BrokenOffSection extends Div {

    private final transient BrokenOffGuesses guesses;

    BrokenOffSection(BrokenOffGuesses guesses) {
        this.guesses = guesses;
        show();
    }

    private void show() {
        removeAll();
        List<BrokenOff> all = guesses.all();
        if (all.isEmpty()) {
            add(new Paragraph(getTranslation("protection.broken-off.none")));
            return;
        }
        UnorderedList list = new UnorderedList();
        all.forEach(one -> list.add(item(one)));
        add(list);
    }

    private Component item(BrokenOff one) {
        Button lift = new Button(getTranslation("protection.broken-off.lift"), click -> lift(one));
        lift.setAriaLabel(
                getTranslation("protection.broken-off.lift-named", one.carrier().name(), one.tenantName()));
        return new ListItem(new Span(text(one)), new Span(" "), lift);
    }

    private String text(BrokenOff one) {
        String carrier = one.carrier().name();
        String spid = one.carrier().spid();
        String moment = Moments.of(UI.getCurrent()).dateAndTime(one.madeAt());
        return one.purchaseOrderNumber().isEmpty()
                ? getTranslation("protection.broken-off.question", carrier, spid, one.tenantName(), moment)
                : getTranslation(
                        "protection.broken-off.order",
                        carrier,
                        spid,
                        one.purchaseOrderNumber(),
                        Integer.toString(one.version()),
                        one.tenantName(),
                        moment);
    }

    private void lift(BrokenOff one) {
        if (guesses.lift(one)) {
            Toasts.success(
                    getTranslation("protection.broken-off.lifted", one.carrier().name(), one.tenantName()));
        } else {
            Toasts.failure(getTranslation("protection.broken-off.gone"));
        }
        show();
    }
}
