package io.portwarden.order.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableSupplier;
import io.portwarden.order.access.ConflictTime;
import io.portwarden.shared.ui.Countdown;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import java.time.Instant;

/** Until when a message of the provider still stops an order, with what is left of that; or whom to call (ORD-13). */
public final class ConflictClock extends Div {

    /** @param whom to call, asked for when it is too late */
    public ConflictClock(ConflictTime time, Audience audience, SerializableSupplier<String> whom, Moments moments) {
        Instant until = time.until();
        setVisible(until != null);
        if (until == null) {
            return;
        }
        if (!time.isOver()) {
            addClassName("pw-deadline");
            add(
                    Glyph.CLOCK.create(),
                    new Span(getTranslation(audience.key("conflict.until"), moments.deadline(until, time.zone()))),
                    new Countdown(time.left(), () -> late(audience, whom)));
        } else {
            late(audience, whom);
        }
    }

    private void late(Audience audience, SerializableSupplier<String> whom) {
        removeAll();
        removeClassName("pw-deadline");
        addClassName("pw-deadline-late");
        add(Glyph.ALERT.create(), new Span(getTranslation(audience.key("conflict.late"), whom.get())));
    }
}
