package io.portwarden.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.function.SerializableSupplier;
import io.portwarden.order.DisputeTime;
import io.portwarden.order.MoveRefusal;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.order.access.OrderService;
import io.portwarden.order.access.PossibleMove;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Support;
import io.portwarden.shared.ui.SupportContact;
import java.util.List;

/** What the person can do to an order now, or why they cannot (ORD-4, ORD-8). */
final class OrderActions extends Div {

    private final transient OrderService orders;
    private final transient Support support;
    private final PortOutOrder order;
    private final String carrierName;
    private final Moments moments;
    private final transient FreshSignInPrompt signInAgain;
    private final SerializableRunnable changed;

    OrderActions(
            OrderDetails details,
            OrderService orders,
            Support support,
            FreshSignInPrompt signInAgain,
            Moments moments,
            SerializableRunnable changed) {
        this.orders = orders;
        this.support = support;
        this.order = details.order();
        this.carrierName = OrderTexts.asker(this, details.carrier());
        this.moments = moments;
        this.signInAgain = signInAgain;
        this.changed = changed;
        addClassName("pw-moves");
        List<PossibleMove> moves = orders.moves(order);
        moves.stream().filter(move -> move.refusal().isEmpty()).forEach(move -> add(button(move.move())));
        if (isRefused(moves, MoveRefusal.NOT_FOR_THIS_PARTY)) {
            add(line(Glyph.INFO, askAdmin()));
        }
        if (orders.disputeTime(order).kind() == DisputeTime.Kind.DUE) {
            boolean dated = order.isDated(details.carrier());
            add(
                    line(Glyph.INFO, getTranslation(dated ? "moves.due" : "moves.due.through")),
                    new SupportContact(support));
        } else if (order.status() == OrderStatus.DISPUTED) {
            add(line(Glyph.INFO, getTranslation("moves.disputed")), new SupportContact(support));
        } else if (order.status() == OrderStatus.COMPLETED) {
            Anchor unwanted = new Anchor(
                    "port-backs/new?order=" + order.id(),
                    Glyph.FLAG.create(),
                    new Span(getTranslation("moves.unwanted")));
            unwanted.addClassNames("pw-button-link", "pw-line");
            add(unwanted, line(Glyph.INFO, getTranslation("moves.left")), new SupportContact(support));
        }
        setVisible(getComponentCount() > 0);
    }

    private static boolean isRefused(List<PossibleMove> moves, MoveRefusal why) {
        return moves.stream().flatMap(move -> move.refusal().stream()).anyMatch(why::equals);
    }

    private String askAdmin() {
        return getTranslation("moves.ask-admin." + order.status().code());
    }

    private Button button(OrderMove move) {
        return switch (move) {
            case CONFIRM -> confirm();
            case WITHDRAW_DISPUTE -> withdraw();
            default -> dispute();
        };
    }

    private Button withdraw() {
        return button(
                OrderMove.WITHDRAW_DISPUTE,
                Glyph.BACK,
                () -> MoveDialog.fresh(
                        OrderMove.WITHDRAW_DISPUTE,
                        order,
                        getTranslation("move.withdraw-dispute.words"),
                        () -> orders.withdrawDispute(order.id()),
                        signInAgain,
                        changed));
    }

    private Button confirm() {
        String words = OrderTexts.ifConfirmed(this, carrierName, orders.disputeTimeIfConfirmed(order), moments);
        return button(
                OrderMove.CONFIRM,
                Glyph.CHECK,
                () -> MoveDialog.of(OrderMove.CONFIRM, order, words, () -> orders.confirm(order.id()), changed));
    }

    private Button dispute() {
        return button(
                OrderMove.DISPUTE,
                Glyph.FLAG,
                () -> MoveDialog.explained(
                        OrderMove.DISPUTE,
                        order,
                        OrderTexts.ifDisputed(this, orders.conflictTime(order), support, moments) + " "
                                + getTranslation("move.dispute.words"),
                        getTranslation("move.dispute.why"),
                        why -> orders.dispute(order.id(), why),
                        changed));
    }

    private Button button(OrderMove move, Glyph glyph, SerializableSupplier<MoveDialog> dialog) {
        String label = getTranslation("move." + move.code() + ".action");
        return new Button(label, glyph.create(), click -> dialog.get().open());
    }

    private static Component line(Glyph glyph, String text) {
        Div line = new Div(glyph.create(), new Span(text));
        line.addClassName("pw-line");
        return line;
    }
}
