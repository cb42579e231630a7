package io.portwarden.shared.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;

/** The one way to notify: a word in the corner that goes by itself and takes no focus. */
public final class Toasts {

    private static final int SUCCESS_MILLIS = 6_000;
    private static final int FAILURE_MILLIS = 15_000;

    private Toasts() {}

    public static void success(String text) {
        show(text, Glyph.CHECK, NotificationVariant.SUCCESS, SUCCESS_MILLIS);
    }

    /** Stays longer, because it has to be read to the end. */
    public static void failure(String text) {
        show(text, Glyph.REFUSED, NotificationVariant.ERROR, FAILURE_MILLIS).setAssertive(true);
    }

    private static Notification show(String text, Glyph glyph, NotificationVariant variant, int millis) {
        Div content = new Div(glyph.create(), new Span(text));
        content.addClassName("pw-toast");
        Notification notification = new Notification(content);
        notification.setDuration(millis);
        notification.setPosition(Position.BOTTOM_CENTER);
        notification.addThemeVariants(variant);
        notification.open();
        return notification;
    }
}
