package io.portwarden.upstream.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Moments;
import io.portwarden.upstream.Rehearsal;
import io.portwarden.upstream.RehearsedDay;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.access.UpstreamFigures;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A week of rehearsal: day by day what would have been answered and why, and then each question, newest first (UPS-12). */
final class RehearsalWeek extends Section {

    private static final int PAGE = 50;

    private final transient UpstreamFigures figures;
    private final UUID connectionId;
    private final Moments moments;
    private final OrderedList list = new OrderedList();
    private final Button more = new Button(getTranslation("disputes.more"));
    private @Nullable UUID next;

    RehearsalWeek(UpstreamConnection connection, UpstreamFigures figures, Moments moments) {
        this.figures = figures;
        this.connectionId = connection.id();
        this.moments = moments;
        addClassNames("pw-panel", "pw-facts");
        add(new H2(getTranslation("rehearsal.title")));
        List<RehearsedDay> week = figures.week(connection.id(), moments.zone());
        if (week.isEmpty()) {
            add(new Paragraph(getTranslation("rehearsal.none")));
            return;
        }
        add(new Paragraph(getTranslation("rehearsal.purpose")));
        week.forEach(this::add);
        list.addClassName("pw-tenant-numbers");
        more.addClickListener(click -> read());
        add(new H3(getTranslation("rehearsal.each")), list, more);
        read();
    }

    private void add(RehearsedDay day) {
        add(
                new H3(moments.date(day.day())),
                new Paragraph(getTranslation("rehearsal.day", day.passed(), day.refused())));
        UnorderedList refusals = new UnorderedList();
        day.refusals()
                .forEach(one -> refusals.add(new ListItem(getTranslation(
                        "rehearsal.refusals", one.count(), UpstreamTexts.reasons(this, one.reasons()), one.answer()))));
        refusals.setVisible(!day.refusals().isEmpty());
        add(refusals);
    }

    private void read() {
        Page<Rehearsal, UUID> page = figures.rehearsals(connectionId, next, PAGE);
        page.items().forEach(one -> list.add(item(one)));
        next = page.next().orElse(null);
        more.setVisible(page.next().isPresent());
    }

    private ListItem item(Rehearsal one) {
        Span name = AsItIs.shown(new Span(
                one.purchaseOrderNumber().isEmpty()
                        ? getTranslation("rehearsal.nameless")
                        : one.purchaseOrderNumber()));
        Span facts = new Span(moments.dateAndTime(one.at()) + " · " + numbers(one));
        facts.addClassName("pw-secondary");
        String answer = one.answer();
        Span outcome = new Span(
                answer == null
                        ? getTranslation("rehearsal.passes")
                        : getTranslation("rehearsal.refused", UpstreamTexts.reasons(this, one.reasons()), answer));
        return new ListItem(name, facts, outcome);
    }

    private String numbers(Rehearsal one) {
        if (one.numbers().isEmpty()) {
            return getTranslation("rehearsal.no-numbers");
        }
        String shown = one.numbers().stream()
                .map(PhoneNumber::national)
                .collect(Collectors.joining(getTranslation("list.separator")));
        int rest = one.count() - one.numbers().size();
        return rest > 0 ? getTranslation("order.numbers", shown, rest) : shown;
    }
}
