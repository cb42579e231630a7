package io.portwarden.overview.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.portwarden.order.OrderCounts;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Draws the weeks as columns: one chart of the orders, and below it, in the same weeks, one of the wrong PINs. The same
 * figures stand in a table, for those who cannot see it and for those who want to know exactly.
 */
final class WeeksChart extends Section {

    /** Fewer are no tall column, even where there are not more. */
    private static final int FULL_HEIGHT_FROM = 5;

    private final NumberFormat shortNumbers =
            NumberFormat.getCompactNumberInstance(getLocale(), NumberFormat.Style.SHORT);
    private final DateTimeFormatter day =
            DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(getLocale());

    WeeksChart(History history) {
        addClassNames("pw-panel", "pw-weeks");
        add(new H2(getTranslation("overview.weeks.title")));
        if (history.isEmpty()) {
            Paragraph nothing = new Paragraph(getTranslation("overview.weeks.empty"));
            nothing.addClassName("pw-secondary");
            add(nothing);
            return;
        }
        Div drawn = new Div(
                new H3(getTranslation("overview.weeks.orders", history.allOrders())),
                legend(),
                columns(history, 9, week -> orders(history.orders().get(week), highestOrders(history))),
                new H3(getTranslation("overview.weeks.wrong-pins", history.allWrongPins())),
                columns(history, 4, week -> wrongPins(history.wrongPins().get(week), highestWrongPins(history))));
        drawn.addClassName("pw-drawn");
        add(drawn, new WeeksTable(history, day));
    }

    private static int highestOrders(History history) {
        return history.orders().stream().mapToInt(OrderCounts::all).reduce(FULL_HEIGHT_FROM, Math::max);
    }

    private static int highestWrongPins(History history) {
        return history.wrongPins().stream().mapToInt(Integer::intValue).reduce(FULL_HEIGHT_FROM, Math::max);
    }

    private UnorderedList legend() {
        UnorderedList legend = new UnorderedList();
        legend.addClassName("pw-legend");
        Arrays.stream(Outcome.values()).forEach(outcome -> {
            Span name = new Span(getTranslation("overview.outcome." + outcome.code()));
            name.addClassNames("pw-outcome", "pw-outcome-" + outcome.code());
            legend.add(new ListItem(name));
        });
        return legend;
    }

    /** Hidden from screen readers, which have the table. */
    private Div columns(History history, int height, IntFunction<Div> column) {
        Div columns = new Div();
        columns.addClassName("pw-columns-chart");
        columns.getStyle().set("--pw-height", height + "rem");
        columns.getElement().setAttribute("aria-hidden", "true");
        IntStream.range(0, history.weeks().mondays().size()).forEach(week -> {
            LocalDate monday = history.weeks().mondays().get(week);
            Span label = new Span(day.format(monday));
            label.addClassName("pw-week");
            Div whole = column.apply(week);
            whole.add(label);
            columns.add(whole);
        });
        return columns;
    }

    private Div orders(OrderCounts week, int highest) {
        Div stack = stack(week.all());
        Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.of(week) > 0)
                .forEach(outcome -> stack.add(part("pw-outcome-" + outcome.code(), outcome.of(week), highest)));
        return new Div(stack);
    }

    private Div wrongPins(int count, int highest) {
        Div stack = stack(count);
        if (count > 0) {
            stack.add(part("pw-outcome-wrong-pin", count, highest));
        }
        return new Div(stack);
    }

    private Div stack(int all) {
        Span number = new Span(all == 0 ? "" : shortNumbers.format(all));
        number.addClassName("pw-column-number");
        Div stack = new Div(number);
        stack.addClassName("pw-stack");
        return stack;
    }

    private static Div part(String tone, int count, int highest) {
        Div part = new Div();
        part.addClassName(tone);
        part.getStyle().set("--pw-share", Double.toString((double) count / highest));
        return part;
    }
}
