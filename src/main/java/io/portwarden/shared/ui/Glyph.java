package io.portwarden.shared.ui;

import com.vaadin.flow.component.html.Span;

/** The small pictures beside texts; each is drawn by {@code glyphs.css} and never stands for a text alone. */
public enum Glyph {
    ALERT("alert"),
    BACK("back"),
    CANCELLED("cancelled"),
    CHART("chart"),
    CHECK("check"),
    CLOCK("clock"),
    COLUMNS("columns"),
    COPY("copy"),
    DICE("dice"),
    FLAG("flag"),
    HELP("help"),
    INFO("info"),
    KEY("key"),
    LEFT("left"),
    LOCK("lock"),
    NUMBERS("numbers"),
    PEOPLE("people"),
    PHONE("phone"),
    PORT_OUT("port-out"),
    PRINT("print"),
    REFUSED("refused"),
    SHIELD("shield"),
    SIGN_OUT("sign-out"),
    UNLOCK("unlock"),
    UP("up");

    private final String code;

    Glyph(String code) {
        this.code = code;
    }

    /** The CSS classes that draw the glyph in any element. */
    public String classNames() {
        return "pw-glyph pw-glyph-" + code;
    }

    public Span create() {
        Span span = new Span();
        span.addClassNames("pw-glyph", "pw-glyph-" + code);
        span.getElement().setAttribute("aria-hidden", "true");
        return span;
    }
}
