package io.portwarden.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderNotFoundException;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.AskFirstService;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Question;
import io.portwarden.shared.ui.Toasts;
import java.time.Instant;
import java.util.Optional;

/** Lets an admin say yes to an order that was refused so that the tenant can be asked, and says who has said so (UPS-6). */
final class YesPanel extends Div {

    private final transient AskFirstService askFirst;
    private final transient FreshSignInPrompt signInAgain;
    private final PortOutOrder order;
    private final SerializableRunnable changed;

    YesPanel(
            OrderDetails details,
            AskFirstService askFirst,
            FreshSignInPrompt signInAgain,
            Moments moments,
            boolean admin,
            SerializableRunnable changed) {
        this.askFirst = askFirst;
        this.signInAgain = signInAgain;
        this.order = details.order();
        this.changed = changed;
        addClassName("pw-moves");
        if (order.waitsForCustomer()) {
            Optional<OrderEvent> said = details.timeline().stream()
                    .filter(event -> event.kind() == OrderEventKind.ALLOWED_NEXT_TIME)
                    .findFirst();
            add(said.map(yes -> said(yes, moments)).orElseGet(() -> unsaid(admin)));
        }
        setVisible(getComponentCount() > 0);
    }

    private Component said(OrderEvent yes, Moments moments) {
        Optional<Instant> until = askFirst.allowedUntil(order.id());
        String by = yes.actorName();
        String on = moments.dateAndTime(yes.happenedAt());
        return until.isPresent()
                ? line(Glyph.CHECK, getTranslation("yes.said", by, on, moments.until(until.get(), order.zone())))
                : line(Glyph.CLOCK, getTranslation("yes.over", by, on));
    }

    private Component unsaid(boolean admin) {
        if (!admin) {
            return line(Glyph.INFO, getTranslation("yes.ask-admin"));
        }
        return new Button(getTranslation("yes.action"), Glyph.CHECK.create(), click -> ask());
    }

    private void ask() {
        ConfirmDialog dialog = new Question(getTranslation("yes.title", OrderTexts.name(this, order.name())));
        dialog.setText(getTranslation("yes.meaning"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("move.cancel"));
        Button confirm = new Button(getTranslation("yes.action"));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.setConfirmButton(confirm);
        dialog.addConfirmListener(confirmed -> signInAgain.around(this::allow));
        dialog.open();
    }

    private void allow() {
        try {
            askFirst.allow(order.id());
            Toasts.success(getTranslation("yes.done"));
        } catch (OrderNotFoundException gone) {
            Toasts.failure(getTranslation("move.refused.gone"));
        }
        changed.run();
    }

    private static Component line(Glyph glyph, String text) {
        Div line = new Div(glyph.create(), new Span(text));
        line.addClassName("pw-line");
        return line;
    }
}
