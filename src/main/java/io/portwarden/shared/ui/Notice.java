package io.portwarden.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A message that stays on the screen, told apart by glyph, words and colour. */
public class Notice extends Div {

    /** How much a notice asks of the reader. */
    public enum Kind {
        INFO("info", Glyph.INFO),
        SUCCESS("success", Glyph.CHECK),
        WARNING("warning", Glyph.ALERT),
        ERROR("error", Glyph.REFUSED);

        private final String code;
        private final Glyph glyph;

        Kind(String code, Glyph glyph) {
            this.code = code;
            this.glyph = glyph;
        }
    }

    private final Div body = new Div();

    public Notice(Kind kind, Component... content) {
        addClassNames("pw-notice", "pw-notice-" + kind.code);
        body.addClassName("pw-notice-body");
        body.add(content);
        add(kind.glyph.create(), body);
    }

    public Notice(Kind kind, String title, String text) {
        this(kind, title(title), new Span(text));
    }

    private static Span title(String text) {
        Span title = new Span(text);
        title.addClassName("pw-notice-title");
        return title;
    }

    /** Adds what the reader can do about it. */
    public Notice withAction(Component action) {
        action.addClassNames("pw-notice-action");
        body.add(action);
        return this;
    }

    /** Lets screen readers say the notice as soon as it appears, interrupting what they say. */
    public Notice asAlert() {
        getElement().setAttribute("role", "alert");
        return this;
    }
}
