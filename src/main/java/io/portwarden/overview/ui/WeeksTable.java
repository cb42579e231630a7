package io.portwarden.overview.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import io.portwarden.order.OrderCounts;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;

/** The figures of the chart week by week, newest first. */
final class WeeksTable extends NativeDetails {

    private final NumberFormat numbers = NumberFormat.getIntegerInstance(getLocale());

    WeeksTable(History history, DateTimeFormatter day) {
        addClassName("pw-weeks-table");
        setSummaryText(getTranslation("overview.weeks.table"));
        NativeTableBody body = new NativeTableBody();
        for (int week = history.weeks().mondays().size() - 1; week >= 0; week--) {
            OrderCounts orders = history.orders().get(week);
            NativeTableRow row = new NativeTableRow();
            NativeTableHeaderCell name = new NativeTableHeaderCell(
                    day.format(history.weeks().mondays().get(week)));
            name.getElement().setAttribute("scope", "row");
            row.add(name);
            for (Outcome outcome : Outcome.values()) {
                row.add(new NativeTableCell(numbers.format(outcome.of(orders))));
            }
            row.add(new NativeTableCell(numbers.format(orders.all())));
            row.add(new NativeTableCell(numbers.format(history.wrongPins().get(week))));
            body.add(row);
        }
        NativeTable table = new NativeTable(head(), body);
        Div sideways = new Div(table);
        sideways.addClassName("pw-sideways");
        setContent(sideways);
    }

    private NativeTableHeader head() {
        NativeTableRow row = new NativeTableRow();
        row.add(head("overview.weeks.week"));
        for (Outcome outcome : Outcome.values()) {
            row.add(head("overview.outcome." + outcome.code()));
        }
        row.add(head("overview.weeks.all"), head("overview.weeks.wrong"));
        return new NativeTableHeader(row);
    }

    private NativeTableHeaderCell head(String key) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(key));
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }
}
