package io.portwarden.pin.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.portwarden.pin.PinWeakness;
import io.portwarden.shared.ui.Glyph;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says while a PIN is typed whether it is easy to guess, and why (PIN-10); screen readers say it in a pause. */
final class PinAdvice extends Div {

    PinAdvice() {
        addClassName("pw-pin-advice");
        getElement().setAttribute("role", "status");
    }

    void clear() {
        show(null);
    }

    /** What others would try first, each with its reason; or a good word when there is none. */
    void show(@Nullable List<PinWeakness> weaknesses) {
        removeAll();
        setClassName("pw-pin-advice-good", weaknesses != null && weaknesses.isEmpty());
        setClassName("pw-pin-advice-weak", weaknesses != null && !weaknesses.isEmpty());
        if (weaknesses == null) {
            return;
        }
        if (weaknesses.isEmpty()) {
            add(line(Glyph.CHECK, getTranslation("pin.hard-to-guess")));
            return;
        }
        add(line(Glyph.ALERT, getTranslation("pin.easy-to-guess")));
        weaknesses.forEach(weakness -> {
            Div reason = new Div(getTranslation(key(weakness)));
            reason.addClassName("pw-pin-weakness");
            add(reason);
        });
    }

    static String key(PinWeakness weakness) {
        return "pin.weakness." + code(weakness);
    }

    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Div line(Glyph glyph, String text) {
        Div line = new Div(glyph.create(), new Span(text));
        line.addClassName("pw-line");
        return line;
    }
}
