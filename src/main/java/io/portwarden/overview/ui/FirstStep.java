package io.portwarden.overview.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.portwarden.pin.PinStatus;
import io.portwarden.shared.ui.Glyph;

/** The one thing to do before all others, while the PIN stops every order (PIN-5, PIN-8). */
final class FirstStep extends Section {

    private final boolean admin;

    FirstStep(boolean admin) {
        this.admin = admin;
        addClassNames("pw-panel", "pw-first-step");
        setVisible(false);
    }

    static boolean isNeeded(PinStatus pin) {
        return pin.applies() && (pin.locked() || !pin.isSet());
    }

    void show(PinStatus pin) {
        removeAll();
        setVisible(isNeeded(pin));
        if (isNeeded(pin)) {
            setClassName("pw-outlook-rejected", pin.locked());
            String key = pin.locked() ? "orders.pin.locked" : "orders.pin.missing";
            Div words = new Div(new H2(getTranslation(key + ".title")), new Paragraph(getTranslation(key)));
            add(Glyph.ALERT.create(), words);
            if (admin) {
                add(new PinButton(true));
            } else {
                words.add(new Paragraph(getTranslation("orders.pin.ask-admin")));
            }
        }
    }
}
