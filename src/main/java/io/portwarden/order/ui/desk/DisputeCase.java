package io.portwarden.order.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.DisputeService;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.order.access.PossibleMove;
import io.portwarden.order.ui.Audience;
import io.portwarden.order.ui.ConflictClock;
import io.portwarden.order.ui.MoveDialog;
import io.portwarden.order.ui.Quoted;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Role;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import java.util.List;

/** Who disputes and why, what was decided or has to be, and the two ways to decide. */
final class DisputeCase extends Section {

    private final transient DisputeService disputes;
    private final PortOutOrder order;
    private final SerializableRunnable changed;

    DisputeCase(OrderDetails details, DisputeService disputes, Moments moments, SerializableRunnable changed) {
        this.disputes = disputes;
        this.order = details.order();
        this.changed = changed;
        addClassNames("pw-panel", "pw-outlook", "pw-outlook-" + order.status().code());
        boolean open = order.status() == OrderStatus.DISPUTED;
        add(
                new H2(getTranslation(open ? "dispute.open" : "dispute.closed")),
                new Paragraph(getTranslation(open ? "dispute.open.next" : "dispute.closed.next")));
        if (open) {
            add(new Paragraph(getTranslation("dispute.open.ends", moments.date(disputes.endsOn(order)))));
            add(new ConflictClock(
                    disputes.conflictTime(order),
                    Audience.PROVIDER,
                    () -> disputes.contact(details.carrier().id())
                            .toCall(details.carrier().name()),
                    moments));
        }
        details.timeline().stream()
                .filter(event -> event.kind() == OrderEventKind.DISPUTED)
                .forEach(event -> add(quoted(event, moments)));
        if (order.decision() != null) {
            add(new Quoted(getTranslation("dispute.decision"), order.decision()));
        }
        if (CurrentPerson.get().may(Role.DESK)) {
            add(buttons());
        }
    }

    private Quoted quoted(OrderEvent event, Moments moments) {
        return new Quoted(
                getTranslation("disputes.by", event.actorName(), moments.dateAndTime(event.happenedAt())),
                event.note() == null ? "" : event.note());
    }

    private Div buttons() {
        Div buttons = new Div();
        buttons.addClassName("pw-moves");
        List<OrderMove> moves = disputes.moves(order).stream()
                .filter(move -> move.refusal().isEmpty())
                .map(PossibleMove::move)
                .toList();
        if (moves.contains(OrderMove.UPHOLD_DISPUTE)) {
            String words = getTranslation("move.uphold-dispute.words");
            buttons.add(button(OrderMove.UPHOLD_DISPUTE, words, why -> disputes.uphold(order.id(), why)));
        }
        if (moves.contains(OrderMove.OVERRULE_DISPUTE)) {
            String words = getTranslation("move.overrule-dispute.words");
            buttons.add(button(OrderMove.OVERRULE_DISPUTE, words, why -> disputes.overrule(order.id(), why)));
        }
        buttons.setVisible(buttons.getComponentCount() > 0);
        return buttons;
    }

    private Button button(OrderMove move, String words, MoveDialog.ExplainedMove make) {
        Glyph glyph = move == OrderMove.UPHOLD_DISPUTE ? Glyph.REFUSED : Glyph.CHECK;
        String label = getTranslation("move." + move.code() + ".action");
        return new Button(
                label,
                glyph.create(),
                click -> MoveDialog.explained(move, order, words, getTranslation("move.decision.why"), make, changed)
                        .open());
    }
}
