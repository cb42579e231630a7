package io.portwarden.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.portwarden.pin.PinStatus;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Notice;

/** Tells above the orders how the tenant stands with its PIN (PIN-5, PIN-6, PIN-11), and leads to the panel. */
final class PinStanding extends Div {

    private final boolean admin;

    PinStanding(boolean admin) {
        this.admin = admin;
        addClassName("pw-pin-standing");
    }

    /** @param reviewed whether orders that pass are reviewed */
    void show(PinStatus status, boolean reviewed) {
        removeAll();
        add(words(status, reviewed));
    }

    private Component words(PinStatus status, boolean reviewed) {
        if (!status.applies()) {
            return line(
                    Glyph.INFO,
                    getTranslation(
                            reviewed ? "orders.pin.elsewhere" : "orders.pin.elsewhere.unreviewed",
                            status.country().getDisplayCountry(getLocale())));
        }
        if (status.locked()) {
            return notice(Notice.Kind.ERROR, "orders.pin.locked", "orders.pin.locked.action");
        }
        return status.lastSet()
                .<Component>map(set -> line(
                        Glyph.SHIELD,
                        getTranslation(
                                "orders.pin.set",
                                Moments.of(UI.getCurrentOrThrow()).date(set.at()),
                                set.by())))
                .orElseGet(() -> notice(Notice.Kind.WARNING, "orders.pin.missing", "orders.pin.missing.action"));
    }

    private Component notice(Notice.Kind kind, String key, String action) {
        Notice notice = new Notice(kind, getTranslation(key + ".title"), getTranslation(key));
        return admin
                ? notice.withAction(new Anchor(PortOrdersView.PIN_PANEL, getTranslation(action)))
                : notice.withAction(new Span(getTranslation("orders.pin.ask-admin")));
    }

    private static Component line(Glyph glyph, String text) {
        Div line = new Div(glyph.create(), new Span(text));
        line.addClassNames("pw-line", "pw-secondary");
        return line;
    }
}
