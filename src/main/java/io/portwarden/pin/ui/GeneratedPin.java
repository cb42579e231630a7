package io.portwarden.pin.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.portwarden.pin.Pin;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Toasts;

/** Shows a generated PIN in clear, the one time that it can be read: somebody has to write it down. */
final class GeneratedPin extends Div {

    GeneratedPin() {
        addClassName("pw-generated-pin");
        getElement().setAttribute("role", "status");
        clear();
    }

    void clear() {
        removeAll();
        setVisible(false);
    }

    void show(Pin pin) {
        removeAll();
        Span digits = new Span(pin.digits());
        digits.addClassName("pw-pin-digits");
        Button copy = new Button(getTranslation("pin.copy"), Glyph.COPY.create());
        copy.addThemeVariants(ButtonVariant.SMALL);
        Clipboard.onClick(copy)
                .writeText(
                        pin.digits(),
                        copied -> copy.setText(getTranslation("pin.copied")),
                        failure -> Toasts.failure(getTranslation("pin.copy-failed")));
        Paragraph once = new Paragraph(getTranslation("pin.generated"));
        add(new Div(digits, copy), once);
        setVisible(true);
    }
}
