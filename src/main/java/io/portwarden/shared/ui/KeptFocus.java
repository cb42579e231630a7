package io.portwarden.shared.ui;

import com.vaadin.flow.component.Component;

/** Gives the focus a place when what had it is drawn anew, so that nobody at a keyboard begins again at the top. */
public final class KeptFocus {

    private static final String FOLLOW_SCRIPT = """
            this.addEventListener('focusin', event => { this.focusedPart = event.target; });
            this.addEventListener('focusout', event => {
              if (event.target.isConnected) {
                this.focusedPart = null;
              }
            });""";
    private static final String IF_DRAWN_ANEW_SCRIPT = """
            const lost = this.focusedPart && !this.focusedPart.isConnected;
            if (lost && (!document.activeElement || document.activeElement === document.body)) {
              this.focusedPart = null;
              $0.focus({preventScroll: true});
            }""";
    /** The dialog takes a while to go, on a slow machine a long one, and news may have drawn everything anew meanwhile. */
    private static final String IF_NOWHERE_SCRIPT = """
            let left = 600;
            const look = () => {
              const active = document.activeElement;
              if (!active || active === document.body) {
                (this.isConnected ? this : document.querySelector('main h2[tabindex="-1"]'))?.focus();
              }
              if (--left > 0 && !document.activeElement?.closest('main')) {
                setTimeout(look, 50);
              }
            };
            setTimeout(look, 50);""";

    private KeptFocus() {}

    /** To be called once, for what is going to be drawn anew again and again. */
    public static void follow(Component content) {
        content.addAttachListener(attached -> content.getElement().executeJs(FOLLOW_SCRIPT));
    }

    /** The content has been drawn anew, and nobody at the screen has asked for it. */
    public static void afterNews(Component content, Component next) {
        content.getElement().executeJs(IF_DRAWN_ANEW_SCRIPT, next.getElement());
    }

    /** A dialog has closed that was opened by something which may be gone now. */
    public static void afterDialog(Component next) {
        next.getElement().executeJs(IF_NOWHERE_SCRIPT);
    }

    /** Lets a heading be focused by program, but not by the tab key. */
    public static Component focusable(Component heading) {
        heading.getElement().setAttribute("tabindex", "-1");
        return heading;
    }
}
