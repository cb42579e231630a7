package io.portwarden.soa.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableSupplier;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Role;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Countdown;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.soa.SoaStep;
import io.portwarden.soa.SoaTask;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;

/** One thing to do at the SOA: what, about which numbers, until when, and the way to tick it off. */
final class SoaTaskCard extends ListItem {

    private static final int NUMBERS_SHOWN = 4;

    private final SoaTask task;
    private final SerializableSupplier<String> whom;
    private final Moments moments = Moments.of(UI.getCurrentOrThrow());
    private final Div deadline = new Div();

    /**
     * @param whom to call, asked for when no message helps any more
     * @param done is told the task's id
     */
    SoaTaskCard(SoaTask task, SerializableSupplier<String> whom, Instant now, SerializableConsumer<UUID> done) {
        this.task = task;
        this.whom = whom;
        addClassNames("pw-panel", "pw-soa-task");
        String step = getTranslation("soa.step." + task.step().code());
        String order = name();
        Anchor link = new Anchor("provider/orders/" + task.orderId(), getTranslation("soa.of-order", step, order));
        Div facts = new Div(getTranslation(
                "soa.facts",
                task.carrierName(),
                task.carrierSpid(),
                task.tenantName(),
                moments.beginning(task.dueDate(), task.zone())));
        facts.addClassName("pw-secondary");
        Div numbers = AsItIs.shown(new Div(numbers()));
        Button tick = new Button(getTranslation("soa.done"), Glyph.CHECK.create(), click -> done.accept(task.id()));
        tick.setAriaLabel(getTranslation("soa.done.of", step, order));
        tick.setDisableOnClick(true);
        tick.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div();
        if (CurrentPerson.get().may(Role.DESK)) {
            actions.add(tick);
        }
        actions.addClassName("pw-actions");
        add(
                new H2(link),
                deadline,
                new Paragraph(getTranslation("soa.do." + task.step().code())),
                facts,
                numbers,
                actions);
        if (task.isLateAt(now)) {
            late();
        } else {
            deadline.addClassName("pw-deadline");
            deadline.add(
                    Glyph.CLOCK.create(),
                    new Span(getTranslation("soa.until", moments.deadline(task.dueAt(), task.zone()))),
                    new Countdown(Duration.between(now, task.dueAt()), this::late));
        }
    }

    /** After the end of a conflict no message helps any more. */
    private void late() {
        deadline.removeAll();
        deadline.removeClassName("pw-deadline");
        deadline.addClassName("pw-deadline-late");
        addClassName("pw-soa-late");
        String words = task.step() == SoaStep.CONFLICT
                ? getTranslation("provider.conflict.late", whom.get())
                : getTranslation("soa.late", moments.deadline(task.dueAt(), task.zone()));
        deadline.add(Glyph.ALERT.create(), new Span(words));
    }

    private String name() {
        return task.version() == 1
                ? task.purchaseOrderNumber()
                : getTranslation("order.name", task.purchaseOrderNumber(), task.version());
    }

    private String numbers() {
        String first = task.phoneNumbers().stream()
                .limit(NUMBERS_SHOWN)
                .map(PhoneNumber::international)
                .collect(Collectors.joining(getTranslation("list.separator")));
        int more = task.phoneNumbers().size() - NUMBERS_SHOWN;
        return more > 0 ? getTranslation("order.numbers", first, more) : first;
    }
}
